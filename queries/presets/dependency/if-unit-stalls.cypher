// id: if-unit-stalls
// title: 如果它停下来 | If a unit stalls
// group: dependency
// question: 这个单位停下来，会波及哪些任务、牵头单位、主题、项目和指标？ | If a unit stalls, which tasks, leads, themes, projects and targets are touched?
// version: 1
// maturity: stable
// parameter: unit string
//   values: Unit
//   example: 区发展改革委
//   about: 单位的任一名称、简称或 id | the unit, by name, alias, full name or id
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
// column: kind string key task, lead, theme, project or target
// column: id string key
// column: name string
// column: tasks int the unit's tasks that touch it
// --- rows
MATCH (u:Unit {id: $unit})-[m:MEMBER_OF*0..1]->(g:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE ($expand_groups OR size(m) = 0)
  AND ($document = '' OR t.document = $document)
WITH DISTINCT t
CALL {
  WITH t
  RETURN 'task' AS kind, t.id AS id, t.name AS name
  UNION
  WITH t
  MATCH (o:Unit)-[l:RESPONSIBLE_FOR]->(t)
  WHERE l.role = 'lead' AND ($include_positional OR l.basis <> 'positional')
    AND o.id <> $unit
  RETURN 'lead' AS kind, o.id AS id, o.name AS name
  UNION
  WITH t
  MATCH (t)-[:MENTIONS]->(h:Theme)
  RETURN 'theme' AS kind, h.id AS id, h.name AS name
  UNION
  WITH t
  MATCH (t)-[:REFERENCES]->(j:Project)
  RETURN 'project' AS kind, j.id AS id, j.name AS name
  UNION
  WITH t
  MATCH (t)-[:HAS_TARGET]->(k:Target)
  RETURN 'target' AS kind, k.id AS id, k.raw AS name
}
WITH kind, id, name, count(DISTINCT t) AS tasks
RETURN kind AS kind, id AS id, name AS name, tasks AS tasks
ORDER BY tasks DESC, kind, id
LIMIT $limit;

// --- picture
MATCH (u:Unit {id: $unit})-[m:MEMBER_OF*0..1]->(g:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE ($expand_groups OR size(m) = 0)
  AND ($document = '' OR t.document = $document)
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
WITH source, r, target
WHERE source.id = $unit OR r.role IS NULL OR r.role = 'lead'
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;
