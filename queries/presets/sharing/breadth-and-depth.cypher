// id: breadth-and-depth
// title: 共担的广度与深度 | Breadth and depth
// group: sharing
// question: 每个单位有多少共担伙伴，平均每个伙伴共担几项？ | How many partners has each unit, and how many shared tasks per partner?
// version: 1
// maturity: stable
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
// column: tasks int
// column: partners int breadth
// column: shared int tasks shared, summed over partners
// column: depth float shared per partner
// --- rows
MATCH (u:Unit)-[:RESPONSIBLE_FOR]->(t:Task)
WHERE ($include_groups OR NOT u.is_group)
  AND ($document = '' OR t.document = $document)
WITH u, count(DISTINCT t) AS tasks
OPTIONAL MATCH (u)-[:RESPONSIBLE_FOR]->(t:Task)<-[:RESPONSIBLE_FOR]-(p:Unit)
WHERE p.id <> u.id
  AND ($include_groups OR NOT p.is_group)
  AND ($document = '' OR t.document = $document)
WITH u, tasks, p, count(DISTINCT t) AS shared
WITH u, tasks, count(p) AS partners, sum(shared) AS shared
RETURN u.id AS unit_id, u.name AS unit, tasks AS tasks, partners AS partners, shared AS shared,
  CASE WHEN partners = 0 THEN 0.0 ELSE toFloat(shared) / partners END AS depth
ORDER BY partners DESC, shared DESC, unit_id
LIMIT $limit;
