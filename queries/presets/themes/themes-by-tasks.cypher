// id: themes-by-tasks
// title: 主题的任务数 | Themes by tasks
// group: themes
// question: 每个主题有多少任务、单位，占多大比例？ | How many tasks and units does each theme have, and which share?
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
// column: theme_id string key
// column: theme string
// column: kind string
// column: tasks int
// column: units int
// column: share float of all tasks
// --- rows
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
WITH count(t) AS total
MATCH (t:Task)-[:MENTIONS]->(h:Theme)
WHERE ($document = '' OR t.document = $document)
OPTIONAL MATCH (u:Unit)-[:RESPONSIBLE_FOR]->(t)
WITH total, h, count(DISTINCT t) AS tasks, count(DISTINCT u) AS units
RETURN h.id AS theme_id, h.name AS theme, h.kind AS kind, tasks AS tasks, units AS units, toFloat(tasks) / total AS share
ORDER BY tasks DESC, units DESC, theme_id
LIMIT $limit;
