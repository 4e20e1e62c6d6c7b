// id: named-not-listed
// title: 点名而未列入的单位 | Units named but not listed
// group: quality
// question: 哪些单位在任务文字里出现，却不在责任单位之列？ | Which units stand in a task's text and not in its list?
// version: 1
// maturity: stable
// parameter: document string
//   default:
//   values: Document
//   about: 只看这份文件（标题、年份或 id） | only this document, by title, number, year or id; empty for all
// parameter: limit int
//   default: 1000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: task_id string key
// column: clause string
// column: task string
// column: unit_id string key
// column: unit string
// column: listed list
// --- rows
MATCH (u:Unit)
WITH u
ORDER BY u.id
WITH collect(u) AS units
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
UNWIND units AS u
WITH t, u
WHERE t.text CONTAINS u.name
WITH t, u, COLLECT { MATCH (o:Unit)-[:RESPONSIBLE_FOR]->(t) RETURN DISTINCT o.name AS name ORDER BY name } AS listed
WHERE none(name IN listed WHERE name CONTAINS u.name)
RETURN t.id AS task_id, t.clause AS clause, t.name AS task, u.id AS unit_id, u.name AS unit, listed AS listed
ORDER BY task_id, unit_id
LIMIT $limit;
