// id: unit-dossier
// title: 单位档案 | Unit dossier
// group: load
// question: 一个单位承担哪些任务、什么角色、依据哪句话，涉及哪些主题、项目、指标和时限？ | Which tasks does a unit answer for, in which role and on which words, with which themes, projects, targets and deadline?
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
// column: task_id string key
// column: clause string
// column: task string
// column: role string key
// column: basis string
// column: rank int
// column: via string key the group it answers through, or empty
// column: partners list
// column: themes list
// column: projects list
// column: targets list
// column: deadline string the last date
// column: deadlines list as written
// column: quote string
// column: document string
// column: start int
// column: end int
// total: 任务 | tasks
// --- rows
MATCH (u:Unit {id: $unit})-[m:MEMBER_OF*0..1]->(g:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE ($expand_groups OR size(m) = 0)
  AND ($document = '' OR t.document = $document)
WITH u, g, r, t, CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END AS role
WHERE $role = '' OR role = $role
WITH u, g, r, t, role,
  COLLECT { MATCH (p:Unit)-[:RESPONSIBLE_FOR]->(t) WHERE p.id <> g.id RETURN DISTINCT p.name AS name ORDER BY name } AS partners,
  COLLECT { MATCH (t)-[:MENTIONS]->(h:Theme) RETURN DISTINCT h.name AS name ORDER BY name } AS themes,
  COLLECT { MATCH (t)-[:REFERENCES]->(j:Project) RETURN DISTINCT j.name AS name ORDER BY name } AS projects,
  COLLECT { MATCH (t)-[:HAS_TARGET]->(k:Target) RETURN DISTINCT k.raw AS raw ORDER BY raw } AS targets
RETURN DISTINCT t.id AS task_id, t.clause AS clause, t.name AS task, role AS role, r.basis AS basis, r.rank AS rank,
  CASE WHEN g.id = u.id THEN '' ELSE g.name END AS via, partners AS partners, themes AS themes, projects AS projects,
  targets AS targets, t.deadline AS deadline, t.deadlines AS deadlines, r.quote AS quote, r.document AS document,
  r.start AS start, r.end AS end
ORDER BY task_id, via, role
LIMIT $limit;

// --- picture
MATCH (u:Unit {id: $unit})-[m:MEMBER_OF*0..1]->(g:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE ($expand_groups OR size(m) = 0)
  AND ($document = '' OR t.document = $document)
WITH t, CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END AS role
WHERE $role = '' OR role = $role
WITH DISTINCT t
CALL {
  WITH t
  MATCH (source:Unit)-[r:RESPONSIBLE_FOR]->(t)
  RETURN source AS source, r AS r, t AS target
  UNION
  WITH t
  MATCH (t)-[r:MENTIONS|REFERENCES|HAS_TARGET]->(target:Theme|Project|Target)
  RETURN t AS source, r AS r, target AS target
}
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;

// --- total
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
RETURN count(t) AS total;
