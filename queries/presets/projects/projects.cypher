// id: projects
// title: 项目一览 | Projects
// group: projects
// question: 有哪些项目，出现在几项任务里，由谁牵头？ | Which projects are there, in how many tasks, and who leads them?
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
// column: project_id string key
// column: project string
// column: kind string
// column: stage string
// column: place string
// column: tasks int
// column: leads list
// column: units int
// --- rows
MATCH (t:Task)-[:REFERENCES]->(j:Project)
WHERE ($document = '' OR t.document = $document)
OPTIONAL MATCH (u:Unit)-[l:RESPONSIBLE_FOR]->(t)
WHERE $include_groups OR NOT u.is_group
WITH j, t, u, l
ORDER BY u.id
RETURN j.id AS project_id, j.name AS project, j.kind AS kind, j.stage AS stage, j.place AS place, count(DISTINCT t) AS tasks,
  collect(DISTINCT CASE WHEN l.role = 'lead' AND ($include_positional OR l.basis <> 'positional') THEN u.name END) AS leads, count(DISTINCT u) AS units
ORDER BY tasks DESC, project_id
LIMIT $limit;
