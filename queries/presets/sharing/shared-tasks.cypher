// id: shared-tasks
// title: 两单位共担的任务 | Tasks two units share
// group: sharing
// question: 哪些任务由这两个单位共同承担，各是什么角色？ | Which tasks do two units both answer for, and in which roles?
// version: 1
// maturity: stable
// parameter: unit string
//   values: Unit
//   example: 区发展改革委
//   about: 单位的任一名称、简称或 id | the unit, by name, alias, full name or id
// parameter: other string
//   values: Unit
//   example: 区商务委
//   about: 另一单位 | the other unit
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
// column: task_id string key
// column: clause string
// column: task string
// column: unit_role string
// column: unit_basis string
// column: other_role string
// column: other_basis string
// column: unit_quote string
// column: other_quote string
// column: document string
// total: 两单位各自或共同的任务 | tasks of either unit
// --- rows
MATCH (a:Unit {id: $unit})-[m:MEMBER_OF*0..1]->(g:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE ($expand_groups OR size(m) = 0)
  AND ($document = '' OR t.document = $document)
MATCH (b:Unit {id: $other})-[n:MEMBER_OF*0..1]->(h:Unit)-[s:RESPONSIBLE_FOR]->(t)
WHERE $expand_groups OR size(n) = 0
WITH t, r, s, size(m) + size(n) AS detour
ORDER BY detour, r.rank, s.rank
WITH t, collect(r)[0] AS r, collect(s)[0] AS s
RETURN t.id AS task_id, t.clause AS clause, t.name AS task,
  CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END AS unit_role, r.basis AS unit_basis,
  CASE WHEN s.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE s.role END AS other_role, s.basis AS other_basis,
  r.quote AS unit_quote, s.quote AS other_quote, t.document AS document
ORDER BY task_id
LIMIT $limit;

// --- picture
MATCH (a:Unit {id: $unit})-[m:MEMBER_OF*0..1]->(g:Unit)-[x:RESPONSIBLE_FOR]->(t:Task)
WHERE ($expand_groups OR size(m) = 0)
  AND ($document = '' OR t.document = $document)
MATCH (b:Unit {id: $other})-[n:MEMBER_OF*0..1]->(h:Unit)-[y:RESPONSIBLE_FOR]->(t)
WHERE $expand_groups OR size(n) = 0
UNWIND [[g, x], [h, y]] AS pair
WITH DISTINCT pair[0] AS source, pair[1] AS r, t AS target
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;

// --- total
MATCH (u:Unit)-[:RESPONSIBLE_FOR]->(t:Task)
WHERE u.id IN [$unit, $other]
  AND ($document = '' OR t.document = $document)
RETURN count(DISTINCT t) AS total;
