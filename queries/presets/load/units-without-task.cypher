// id: units-without-task
// title: 没有任务的单位 | Units without a task
// group: load
// question: 名册和集合里的哪些单位自己没有任务，经集合单位有几项？ | Which known units have no task of their own, and how many through their groups?
// version: 1
// maturity: stable
// parameter: limit int
//   default: 10000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: unit_id string key
// column: unit string
// column: kind string
// column: groups list
// column: tasks_of_groups int
// total: 单位 | units
// --- rows
MATCH (u:Unit)
WHERE NOT EXISTS { MATCH (u)-[:RESPONSIBLE_FOR]->(:Task) }
OPTIONAL MATCH (u)-[:MEMBER_OF]->(g:Unit)
OPTIONAL MATCH (g)-[:RESPONSIBLE_FOR]->(t:Task)
WITH u, g, t
ORDER BY g.id
RETURN u.id AS unit_id, u.name AS unit, u.kind AS kind, collect(DISTINCT g.name) AS groups, count(DISTINCT t) AS tasks_of_groups
ORDER BY unit_id
LIMIT $limit;

// --- total
MATCH (u:Unit)
RETURN count(u) AS total;
