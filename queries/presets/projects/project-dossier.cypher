// id: project-dossier
// title: 项目档案 | Project dossier
// group: projects
// question: 这个项目出现在哪些任务里，由谁承担，与哪些主题和时限相连？ | In which tasks does a project stand, with which units, themes and deadline?
// version: 1
// maturity: stable
// parameter: project string
//   values: Project
//   example: 光华医院迁建
//   about: 项目名称或 id | the project, by name or id
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
// column: task_id string key
// column: clause string
// column: task string
// column: leads list
// column: others list
// column: themes list
// column: targets list
// column: stage string
// column: deadline string
// column: quote string
// column: document string
// column: start int
// column: end int
// --- rows
MATCH (j:Project {id: $project})<-[r:REFERENCES]-(t:Task)
WHERE ($document = '' OR t.document = $document)
WITH t, r,
  COLLECT { MATCH (u:Unit)-[l:RESPONSIBLE_FOR]->(t) WHERE l.role = 'lead' AND ($include_positional OR l.basis <> 'positional') AND ($include_groups OR NOT u.is_group) RETURN DISTINCT u.name AS name ORDER BY name } AS leads,
  COLLECT { MATCH (u:Unit)-[l:RESPONSIBLE_FOR]->(t) WHERE NOT (l.role = 'lead' AND ($include_positional OR l.basis <> 'positional')) AND ($include_groups OR NOT u.is_group) RETURN DISTINCT u.name AS name ORDER BY name } AS others,
  COLLECT { MATCH (t)-[:MENTIONS]->(h:Theme) RETURN DISTINCT h.name AS name ORDER BY name } AS themes,
  COLLECT { MATCH (t)-[:HAS_TARGET]->(k:Target) RETURN DISTINCT k.raw AS raw ORDER BY raw } AS targets
RETURN t.id AS task_id, t.clause AS clause, t.name AS task, leads AS leads, others AS others, themes AS themes,
  targets AS targets, r.stage AS stage, t.deadline AS deadline, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY task_id
LIMIT $limit;

// --- picture
MATCH (j:Project {id: $project})<-[:REFERENCES]-(t:Task)
WHERE ($document = '' OR t.document = $document)
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
WHERE $include_groups OR source.is_group IS NULL OR NOT source.is_group
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;
