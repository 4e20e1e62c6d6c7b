// id: tasks-without-unit
// title: 没有单位或只有集合单位的任务 | Tasks without a unit or with only groups
// group: load
// question: 哪些任务没有责任单位，或只有“各街镇”“相关部门”一类集合单位？ | Which tasks name no unit at all, or only groups of units?
// version: 1
// maturity: stable
// parameter: only_groups bool
//   default: true
//   about: 是否也列出只有集合单位的任务 | whether tasks with only groups of units are listed as well
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
// column: state string no unit, or only groups
// column: names list
// column: truncated bool
// column: document string
// total: 任务 | tasks
// --- rows
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
OPTIONAL MATCH (u:Unit)-[:RESPONSIBLE_FOR]->(t)
WITH t, u
ORDER BY u.id
WITH t, collect(DISTINCT u.name) AS names, count(DISTINCT CASE WHEN u.is_group THEN NULL ELSE u.id END) AS singles
WHERE singles = 0
  AND ($only_groups OR size(names) = 0)
RETURN t.id AS task_id, t.clause AS clause, t.name AS task, CASE WHEN size(names) = 0 THEN 'no unit' ELSE 'only groups' END AS state,
  names AS names, t.truncated AS truncated, t.document AS document
ORDER BY state, task_id
LIMIT $limit;

// --- total
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
RETURN count(t) AS total;
