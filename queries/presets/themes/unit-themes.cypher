// id: unit-themes
// title: 单位的主题 | Themes of a unit
// group: themes
// question: 这个单位的任务涉及哪些主题？ | Which themes do the tasks of a unit name?
// version: 1
// maturity: stable
// parameter: unit string
//   values: Unit
//   example: 区发展改革委
//   about: 单位的任一名称、简称或 id | the unit, by name, alias, full name or id
// parameter: role string
//   default:
//   values: lead, responsible, support
//   about: 只看这一角色 | only this role; empty for all
// parameter: expand_groups bool
//   default: false
//   about: 是否把集合单位的任务算到成员单位 | whether a unit answers for the tasks of the groups it is a member of
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
// column: theme_id string key
// column: theme string
// column: kind string
// column: tasks int
// column: leads int
// column: quotes list
// --- rows
MATCH (u:Unit {id: $unit})-[m:MEMBER_OF*0..1]->(g:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE ($expand_groups OR size(m) = 0)
  AND ($document = '' OR t.document = $document)
WITH t, CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END AS role
WHERE $role = '' OR role = $role
WITH DISTINCT t, role
MATCH (t)-[m:MENTIONS]->(h:Theme)
WITH h, t, role, m
ORDER BY t.id, m.start
WITH h, count(DISTINCT t) AS tasks, count(DISTINCT CASE WHEN role = 'lead' THEN t.id END) AS leads, collect(DISTINCT m.quote) AS quotes
RETURN h.id AS theme_id, h.name AS theme, h.kind AS kind, tasks AS tasks, leads AS leads, quotes AS quotes
ORDER BY tasks DESC, theme_id
LIMIT $limit;

// --- picture
MATCH (u:Unit {id: $unit})-[m:MEMBER_OF*0..1]->(g:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE ($expand_groups OR size(m) = 0)
  AND ($document = '' OR t.document = $document)
WITH g, r, t, CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END AS role
WHERE $role = '' OR role = $role
MATCH (t)-[m:MENTIONS]->(h:Theme)
UNWIND [[g, r, t], [t, m, h]] AS pair
WITH DISTINCT pair[0] AS source, pair[1] AS r, pair[2] AS target
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;
