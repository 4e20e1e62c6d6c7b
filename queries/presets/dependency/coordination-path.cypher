// id: coordination-path
// title: 最短协调路径 | Shortest coordination path
// group: dependency
// question: 从一个单位到另一个单位，最少要经过哪些任务和单位？ | Through the fewest tasks, how does one unit reach another?
// version: 1
// maturity: stable
// parameter: unit string
//   values: Unit
//   example: 区发展改革委
//   about: 单位的任一名称、简称或 id | the unit, by name, alias, full name or id
// parameter: other string
//   values: Unit
//   example: 区体育局
//   about: 另一单位 | the other unit
// parameter: include_groups bool
//   default: true
//   about: 是否计入集合单位（各街镇、相关部门） | whether groups of units count as units
// parameter: limit int
//   default: 1000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: step int key
// column: from_unit string
// column: from_role string
// column: task_id string
// column: clause string
// column: task string
// column: to_unit string
// column: to_role string
// column: document string
// --- rows
MATCH (a:Unit {id: $unit}), (b:Unit {id: $other})
WHERE a.id <> b.id
MATCH p = allShortestPaths((a)-[:RESPONSIBLE_FOR*..12]-(b))
WHERE all(n IN nodes(p) WHERE $include_groups OR n.is_group IS NULL OR NOT n.is_group OR n.id IN [$unit, $other])
WITH p, [n IN nodes(p) | n.id] AS ids
ORDER BY ids
LIMIT 1
UNWIND range(0, size(ids) - 3, 2) AS i
WITH i / 2 + 1 AS step, nodes(p)[i] AS u, nodes(p)[i + 1] AS t, nodes(p)[i + 2] AS v, relationships(p)[i] AS r, relationships(p)[i + 1] AS s
RETURN step AS step, u.name AS from_unit, r.role AS from_role, t.id AS task_id, t.clause AS clause, t.name AS task,
  v.name AS to_unit, s.role AS to_role, t.document AS document
ORDER BY step
LIMIT $limit;

// --- picture
MATCH (a:Unit {id: $unit}), (b:Unit {id: $other})
WHERE a.id <> b.id
MATCH p = allShortestPaths((a)-[:RESPONSIBLE_FOR*..12]-(b))
WHERE all(n IN nodes(p) WHERE $include_groups OR n.is_group IS NULL OR NOT n.is_group OR n.id IN [$unit, $other])
WITH p, [n IN nodes(p) | n.id] AS ids
ORDER BY ids
LIMIT 1
UNWIND range(0, size(ids) - 3, 2) AS i
WITH i / 2 + 1 AS step, nodes(p)[i] AS u, nodes(p)[i + 1] AS t, nodes(p)[i + 2] AS v, relationships(p)[i] AS r, relationships(p)[i + 1] AS s
UNWIND [[u, r], [v, s]] AS pair
WITH DISTINCT pair[0] AS source, pair[1] AS r, t AS target
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(r.role, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;
