// id: most-depended-on
// title: 最被依赖的单位 | Most depended on
// group: dependency
// question: 多少牵头单位要靠这个单位配合？ | On whom do the most leads depend?
// version: 1
// maturity: stable
// parameter: include_groups bool
//   default: true
//   about: 是否计入集合单位（各街镇、相关部门） | whether groups of units count as units
// parameter: include_positional bool
//   default: true
//   about: 是否把排在首位的单位视为牵头 | whether the first-listed unit leads where the plan names no lead; else it is responsible
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
// column: leads int lead units that need it
// column: tasks int
// column: share float of all lead units but itself
// --- rows
MATCH (a:Unit)-[l:RESPONSIBLE_FOR {role: 'lead'}]->(t:Task)
WHERE ($include_positional OR l.basis <> 'positional')
  AND ($include_groups OR NOT a.is_group)
  AND ($document = '' OR t.document = $document)
WITH collect(DISTINCT a.id) AS leading
MATCH (a:Unit)-[l:RESPONSIBLE_FOR {role: 'lead'}]->(t:Task)<-[r:RESPONSIBLE_FOR]-(b:Unit)
WHERE a.id <> b.id
  AND r.role <> 'lead'
  AND ($include_positional OR l.basis <> 'positional')
  AND ($include_groups OR NOT a.is_group AND NOT b.is_group)
  AND ($document = '' OR t.document = $document)
WITH leading, b, count(DISTINCT a) AS leads, count(DISTINCT t) AS tasks
RETURN b.id AS unit_id, b.name AS unit, leads AS leads, tasks AS tasks,
  toFloat(leads) / (size(leading) - CASE WHEN b.id IN leading THEN 1 ELSE 0 END) AS share
ORDER BY leads DESC, tasks DESC, unit_id
LIMIT $limit;
