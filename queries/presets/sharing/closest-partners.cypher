// id: closest-partners
// title: 最紧密的共担单位 | Closest partners
// group: sharing
// question: 这个单位和谁共担的任务最多？ | With whom does a unit share the most tasks?
// version: 1
// maturity: stable
// parameter: unit string
//   values: Unit
//   example: 区发展改革委
//   about: 单位的任一名称、简称或 id | the unit, by name, alias, full name or id
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
// column: partner_id string key
// column: partner string
// column: shared int tasks both answer for
// column: unit_tasks int
// column: partner_tasks int
// column: jaccard float shared / (either)
// column: cosine float shared / sqrt(product)
// column: tasks list
// total: 其他单位 | other units
// --- rows
MATCH (u:Unit {id: $unit})-[:RESPONSIBLE_FOR]->(t:Task)
WHERE ($document = '' OR t.document = $document)
WITH u, count(DISTINCT t) AS own_tasks
MATCH (u)-[:RESPONSIBLE_FOR]->(t:Task)<-[:RESPONSIBLE_FOR]-(p:Unit)
WHERE p.id <> u.id
  AND ($include_groups OR NOT p.is_group)
  AND ($document = '' OR t.document = $document)
WITH own_tasks, p, t
ORDER BY t.id
WITH own_tasks, p, collect(DISTINCT t.name) AS tasks, count(DISTINCT t) AS shared
MATCH (p)-[:RESPONSIBLE_FOR]->(t:Task)
WHERE ($document = '' OR t.document = $document)
WITH own_tasks, p, tasks, shared, count(DISTINCT t) AS partner_tasks
RETURN p.id AS partner_id, p.name AS partner, shared AS shared, own_tasks AS unit_tasks, partner_tasks AS partner_tasks,
  toFloat(shared) / (own_tasks + partner_tasks - shared) AS jaccard,
  toFloat(shared) / sqrt(toFloat(own_tasks * partner_tasks)) AS cosine, tasks AS tasks
ORDER BY shared DESC, jaccard DESC, partner_id
LIMIT $limit;

// --- picture
MATCH (u:Unit {id: $unit})-[:RESPONSIBLE_FOR]->(t:Task)
WHERE ($document = '' OR t.document = $document)
WITH DISTINCT t
MATCH (source:Unit)-[r:RESPONSIBLE_FOR]->(t)
WHERE source.id = $unit
  OR $include_groups
  OR NOT source.is_group
WITH source, r, t AS target
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(r.role, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;

// --- total
MATCH (u:Unit)-[:RESPONSIBLE_FOR]->(t:Task)
WHERE u.id <> $unit
  AND ($include_groups OR NOT u.is_group)
  AND ($document = '' OR t.document = $document)
RETURN count(DISTINCT u) AS total;
