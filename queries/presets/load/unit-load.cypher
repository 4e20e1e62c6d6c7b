// id: unit-load
// title: 单位的任务数 | Load of units
// group: load
// question: 每个单位有多少任务，牵头、负责、配合各多少？ | How many tasks does each unit have: in all, as lead, responsible, support?
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
// column: tasks int
// column: lead int
// column: responsible int
// column: support int
// column: split float tasks divided among their units: the sum of 1/n
// column: lead_share float
// --- rows
MATCH (t:Task)<-[:RESPONSIBLE_FOR]-(x:Unit)
WHERE ($include_groups OR NOT x.is_group)
  AND ($document = '' OR t.document = $document)
WITH t, count(DISTINCT x) AS units
ORDER BY t.id
MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t)
WHERE $include_groups OR NOT u.is_group
WITH u, t, units, collect(CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END) AS roles
ORDER BY units, t.id
WITH u, count(t) AS tasks, sum(CASE WHEN 'lead' IN roles THEN 1 ELSE 0 END) AS lead,
  sum(CASE WHEN 'responsible' IN roles THEN 1 ELSE 0 END) AS responsible,
  sum(CASE WHEN 'support' IN roles THEN 1 ELSE 0 END) AS support, collect(units) AS sizes
RETURN u.id AS unit_id, u.name AS unit, tasks AS tasks, lead AS lead, responsible AS responsible, support AS support,
  reduce(split = 0.0, n IN sizes | split + 1.0 / n) AS split, toFloat(lead) / tasks AS lead_share
ORDER BY tasks DESC, lead DESC, unit_id
LIMIT $limit;
