// id: tasks-by-units
// title: 任务的单位数 | Tasks by number of units
// group: load
// question: 每项任务有多少个单位？哪些任务人人有份？ | How many units does each task have, the most first?
// version: 1
// maturity: stable
// parameter: include_groups bool
//   default: true
//   about: 是否计入集合单位（各街镇、相关部门） | whether groups of units count as units
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
// column: units int
// column: groups int how many of them are groups
// column: names list
// total: 任务 | tasks
// --- rows
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
OPTIONAL MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t)
WHERE $include_groups OR NOT u.is_group
WITH t, u, r
ORDER BY r.rank
WITH t, count(DISTINCT u) AS units, collect(DISTINCT u.name) AS names, count(DISTINCT CASE WHEN u.is_group THEN u.id END) AS groups
RETURN t.id AS task_id, t.clause AS clause, t.name AS task, units AS units, groups AS groups, names AS names
ORDER BY units DESC, task_id
LIMIT $limit;

// --- picture
MATCH (source:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE ($include_groups OR NOT source.is_group)
  AND ($document = '' OR t.document = $document)
WITH source, r, t AS target
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(r.role, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;

// --- total
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
RETURN count(t) AS total;
