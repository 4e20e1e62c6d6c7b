// id: units-per-task
// title: 任务单位数的分布 | Distribution of units per task
// group: sharing
// question: 有多少任务由一个、两个、三个……单位承担？ | How many tasks have one, two, three or more units?
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
// column: units int key
// column: tasks int
// column: share float of all tasks
// --- rows
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
OPTIONAL MATCH (u:Unit)-[:RESPONSIBLE_FOR]->(t)
WHERE $include_groups OR NOT u.is_group
WITH t, count(DISTINCT u) AS units
WITH units, count(t) AS tasks
WITH collect([units, tasks]) AS counts, sum(tasks) AS total
UNWIND counts AS pair
RETURN pair[0] AS units, pair[1] AS tasks, toFloat(pair[1]) / total AS share
ORDER BY units
LIMIT $limit;
