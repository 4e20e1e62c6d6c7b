// id: unit-pairs
// title: 单位两两共担 | Pairs of units
// group: sharing
// question: 哪些单位两两共担任务，各有多少？ | Which pairs of units share tasks, and how many?
// version: 1
// maturity: stable
// parameter: least int
//   default: 1
//   minimum: 1
//   about: 至少共担几项 | the least number of tasks shared
// parameter: include_groups bool
//   default: true
//   about: 是否计入集合单位（各街镇、相关部门） | whether groups of units count as units
// parameter: document string
//   default:
//   values: Document
//   about: 只看这份文件（标题、年份或 id） | only this document, by title, number, year or id; empty for all
// parameter: limit int
//   default: 10000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: unit_id string key
// column: unit string
// column: other_id string key
// column: other string
// column: shared int
// --- rows
MATCH (a:Unit)-[:RESPONSIBLE_FOR]->(t:Task)<-[:RESPONSIBLE_FOR]-(b:Unit)
WHERE a.id < b.id
  AND ($include_groups OR NOT a.is_group AND NOT b.is_group)
  AND ($document = '' OR t.document = $document)
WITH a, b, count(DISTINCT t) AS shared
WHERE shared >= $least
RETURN a.id AS unit_id, a.name AS unit, b.id AS other_id, b.name AS other, shared AS shared
ORDER BY shared DESC, unit_id, other_id
LIMIT $limit;
