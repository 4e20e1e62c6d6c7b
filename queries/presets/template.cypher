// id: busy-units
// title: 任务最多的单位 | Busiest units
// group: load
// question: 哪些单位的任务最多？ | Which units have the most tasks?
// version: 1
// maturity: draft
// parameter: kind string
//   default:
//   values: MATCH (u:Unit) RETURN DISTINCT u.kind AS value ORDER BY value
//   about: 只看这一类单位 | only this kind of unit; empty for all
// parameter: roles list
//   default: lead, responsible, support
//   values: lead, responsible, support
//   about: 计入的角色 | roles that count
// parameter: limit int
//   default: 20
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: unit_id string key
// column: unit string
// column: tasks int tasks it answers for
// --- rows
MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE r.role IN $roles
  AND ($kind = '' OR u.kind = $kind)
WITH u, count(DISTINCT t) AS tasks
RETURN u.id AS unit_id, u.name AS unit, tasks AS tasks
ORDER BY tasks DESC, unit_id
LIMIT $limit;
