// id: named-not-listed
// title: 点名而未列入的单位 | Units named but not listed
// group: quality
// question: 本文件的哪些单位在任务文字里出现，却不在该任务的责任单位之列？ | Which units of the document stand in a task's text and not in its list?
// version: 1
// maturity: stable
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
// column: unit_id string key
// column: unit string
// column: listed list
// --- rows
MATCH (u:Unit)-[:MEMBER_OF*0..1]->(g:Unit)-[:RESPONSIBLE_FOR]->(t:Task)
WHERE ($document = '' OR t.document = $document)
WITH t.document AS document, u
ORDER BY u.id
WITH document, collect(DISTINCT u) AS units
MATCH (d:Document {id: document})-[:HAS_TASK]->(t:Task)
UNWIND units AS u
WITH t, u
WHERE t.text CONTAINS u.name
WITH t, u, COLLECT { MATCH (o:Unit)-[:RESPONSIBLE_FOR]->(t) RETURN DISTINCT o.name AS name ORDER BY name } AS listed
WHERE none(name IN listed WHERE name CONTAINS u.name)
RETURN t.id AS task_id, t.clause AS clause, t.name AS task, u.id AS unit_id, u.name AS unit, listed AS listed
ORDER BY task_id, unit_id
LIMIT $limit;
