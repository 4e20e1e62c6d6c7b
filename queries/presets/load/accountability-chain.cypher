// id: accountability-chain
// title: 任务的责任链 | Accountability chain
// group: load
// question: 一项任务从文件、章节到牵头单位、责任领导、指标的链条是什么？ | For each task: document, section, lead, leader, target, deadline?
// version: 1
// maturity: stable
// parameter: task string
//   default:
//   values: Task
//   about: 只看这项任务 | only this task, by clause, title or id; empty for all
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
// column: document string
// column: section string
// column: clause string
// column: task_id string key
// column: task string
// column: leads list
// column: others list
// column: persons list
// column: targets list
// column: deadline string
// column: deadlines list
// --- rows
MATCH (d:Document)-[:HAS_TASK]->(t:Task)
WHERE ($task = '' OR t.id = $task)
  AND ($document = '' OR t.document = $document)
OPTIONAL MATCH (s:Section)-[:CONTAINS]->(t)
RETURN d.title AS document, coalesce(s.title, '') AS section, t.clause AS clause, t.id AS task_id, t.name AS task,
  COLLECT { MATCH (u:Unit)-[l:RESPONSIBLE_FOR]->(t) WHERE l.role = 'lead' AND ($include_positional OR l.basis <> 'positional') RETURN DISTINCT u.name AS name ORDER BY name } AS leads,
  COLLECT { MATCH (u:Unit)-[l:RESPONSIBLE_FOR]->(t) WHERE NOT (l.role = 'lead' AND ($include_positional OR l.basis <> 'positional')) RETURN DISTINCT u.name AS name ORDER BY name } AS others,
  COLLECT { MATCH (p:Person)-[:OVERSEES]->(t) RETURN DISTINCT p.name AS name ORDER BY name } AS persons,
  COLLECT { MATCH (t)-[:HAS_TARGET]->(k:Target) RETURN DISTINCT k.raw AS raw ORDER BY raw } AS targets,
  t.deadline AS deadline, t.deadlines AS deadlines
ORDER BY task_id
LIMIT $limit;
