// id: depends-on
// title: 依赖谁 | Whom a unit depends on
// group: dependency
// question: 这个单位牵头的任务需要哪些单位配合或共同负责？ | On whom does a unit depend: who supports or shares the tasks it leads?
// version: 1
// maturity: stable
// parameter: unit string
//   values: Unit
//   example: 区发展改革委
//   about: 单位的任一名称、简称或 id | the unit, by name, alias, full name or id
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
// column: partner_id string key
// column: partner string
// column: tasks int
// column: as_support int
// column: as_responsible int
// column: titles list
// --- rows
MATCH (a:Unit {id: $unit})-[l:RESPONSIBLE_FOR {role: 'lead'}]->(t:Task)<-[r:RESPONSIBLE_FOR]-(b:Unit)
WHERE a.id <> b.id
  AND ($include_positional OR l.basis <> 'positional')
  AND r.role <> 'lead'
  AND ($include_groups OR NOT b.is_group)
  AND ($document = '' OR t.document = $document)
WITH b, t, CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END AS role
ORDER BY t.id
WITH b, count(DISTINCT t) AS tasks, count(DISTINCT CASE WHEN role = 'support' THEN t.id END) AS as_support,
  collect(DISTINCT t.name) AS titles
RETURN b.id AS partner_id, b.name AS partner, tasks AS tasks, as_support AS as_support, tasks - as_support AS as_responsible,
  titles AS titles
ORDER BY tasks DESC, partner_id
LIMIT $limit;

// --- picture
MATCH (a:Unit {id: $unit})-[l:RESPONSIBLE_FOR {role: 'lead'}]->(t:Task)<-[r:RESPONSIBLE_FOR]-(b:Unit)
WHERE a.id <> b.id
  AND ($include_positional OR l.basis <> 'positional')
  AND r.role <> 'lead'
  AND ($include_groups OR NOT b.is_group)
  AND ($document = '' OR t.document = $document)
UNWIND [[a, l], [b, r]] AS pair
WITH DISTINCT pair[0] AS source, pair[1] AS r, t AS target
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;
