// id: unit-over-reforms
// title: 机构改革前后的单位 | A unit through reforms
// group: load
// question: 一个单位及其改革前后的机构每年承担多少任务？ | How many tasks a year did a unit answer for, and the bodies that a reform put before and behind it?
// version: 1
// maturity: stable
// parameter: unit string
//   values: Unit
//   example: 区发展改革委
//   about: 单位的任一名称、简称或 id | the unit, by name, alias, full name or id
// parameter: follow_successions bool
//   default: true
//   about: 是否沿机构改革追溯前身与后继 | whether bodies before and behind it count too
// parameter: include_positional bool
//   default: true
//   about: 是否把排在首位的单位视为牵头 | whether the first-listed unit leads where the plan names no lead; else it is responsible
// parameter: limit int
//   default: 10000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: year int key
// column: unit_id string key
// column: unit string
// column: standing string before, itself or after
// column: tasks int
// column: lead int
// column: responsible int
// column: support int
// --- rows
MATCH (u:Unit {id: $unit})
CALL {
  WITH u
  MATCH (u)-[s:SUCCEEDED_BY*0..6]->(v:Unit)
  RETURN v AS v, CASE WHEN size(s) = 0 THEN 'itself' ELSE 'after' END AS standing
  UNION
  WITH u
  MATCH (v:Unit)-[s:SUCCEEDED_BY*1..6]->(u)
  RETURN v AS v, 'before' AS standing
}
WITH v, standing
WHERE $follow_successions OR standing = 'itself'
MATCH (v)-[r:RESPONSIBLE_FOR]->(t:Task)
WITH v, standing, t, collect(CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END) AS roles
RETURN t.year AS year, v.id AS unit_id, v.name AS unit, standing AS standing, count(t) AS tasks,
  sum(CASE WHEN 'lead' IN roles THEN 1 ELSE 0 END) AS lead,
  sum(CASE WHEN 'responsible' IN roles THEN 1 ELSE 0 END) AS responsible,
  sum(CASE WHEN 'support' IN roles THEN 1 ELSE 0 END) AS support
ORDER BY year, unit_id
LIMIT $limit;
