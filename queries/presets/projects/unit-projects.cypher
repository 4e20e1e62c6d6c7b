// id: unit-projects
// title: 单位与项目 | Units and projects
// group: projects
// question: 每个单位参与哪些项目，牵头几项任务？ | Which projects does each unit work on, in how many tasks, and leading how many?
// version: 1
// maturity: stable
// parameter: unit string
//   default:
//   values: Unit
//   about: 只看这个单位 | only this unit, by name, alias or id; empty for all
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
// column: project_id string key
// column: project string
// column: tasks int
// column: leads int
// --- rows
MATCH (u:Unit)-[l:RESPONSIBLE_FOR]->(t:Task)-[:REFERENCES]->(j:Project)
WHERE ($unit = '' OR u.id = $unit)
  AND ($include_groups OR NOT u.is_group)
  AND ($document = '' OR t.document = $document)
RETURN u.id AS unit_id, u.name AS unit, j.id AS project_id, j.name AS project, count(DISTINCT t) AS tasks,
  count(DISTINCT CASE WHEN l.role = 'lead' AND ($include_positional OR l.basis <> 'positional') THEN t.id END) AS leads
ORDER BY tasks DESC, unit_id, project_id
LIMIT $limit;

// --- picture
MATCH (u:Unit)-[l:RESPONSIBLE_FOR]->(t:Task)-[m:REFERENCES]->(j:Project)
WHERE ($unit = '' OR u.id = $unit)
  AND ($include_groups OR NOT u.is_group)
  AND ($document = '' OR t.document = $document)
UNWIND [[u, l, t], [t, m, j]] AS pair
WITH DISTINCT pair[0] AS source, pair[1] AS r, pair[2] AS target
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;
