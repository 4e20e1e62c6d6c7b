// id: tasks-without-target
// title: 没有指标的任务 | Tasks without a target
// group: targets
// question: 哪些任务没有可量化的指标？ | Which tasks have no measurable target?
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
// column: deadline string
// column: units list
// column: document string
// total: 任务 | tasks
// --- rows
MATCH (t:Task)
WHERE NOT EXISTS { MATCH (t)-[:HAS_TARGET]->(:Target) }
  AND ($document = '' OR t.document = $document)
RETURN t.id AS task_id, t.clause AS clause, t.name AS task, t.deadline AS deadline,
  COLLECT { MATCH (u:Unit)-[:RESPONSIBLE_FOR]->(t) RETURN DISTINCT u.name AS name ORDER BY name } AS units, t.document AS document
ORDER BY task_id
LIMIT $limit;

// --- total
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
RETURN count(t) AS total;
