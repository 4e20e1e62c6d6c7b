// id: coordination-path
// title: 最短协调路径 | Shortest coordination path
// group: dependency
// question: 从一个单位到另一个单位，最少要经过哪些任务和单位（至多六项任务）？ | Through the fewest tasks, at most six, how does one unit reach another?
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
//   default: 10000
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
// Breadth first, one block a step: the engines differ on shortestPath() with a condition on its nodes.
// `links` holds for each unit reached the unit and the task it was first reached through.
WITH [{id: '', before: '', task: ''}] AS links, [a.id] AS seen, [a.id] AS frontier
CALL {
  WITH frontier
  UNWIND frontier AS x
  MATCH (u:Unit {id: x})-[:RESPONSIBLE_FOR]->(t:Task)
  WITH t, min(x) AS before
  MATCH (t)<-[:RESPONSIBLE_FOR]-(n:Unit)
  WHERE $include_groups OR NOT n.is_group OR n.id = $other
  WITH n.id AS id, before, t.id AS task
  ORDER BY id, before, task
  WITH id, collect([before, task])[0] AS first
  RETURN collect({id: id, before: first[0], task: first[1]}) AS found
}
WITH links + [x IN found WHERE NOT x.id IN seen] AS links, seen + [x IN found | x.id] AS seen,
  CASE WHEN $other IN [x IN found | x.id] THEN [] ELSE [x IN found WHERE NOT x.id IN seen | x.id] END AS frontier
CALL {
  WITH frontier
  UNWIND frontier AS x
  MATCH (u:Unit {id: x})-[:RESPONSIBLE_FOR]->(t:Task)
  WITH t, min(x) AS before
  MATCH (t)<-[:RESPONSIBLE_FOR]-(n:Unit)
  WHERE $include_groups OR NOT n.is_group OR n.id = $other
  WITH n.id AS id, before, t.id AS task
  ORDER BY id, before, task
  WITH id, collect([before, task])[0] AS first
  RETURN collect({id: id, before: first[0], task: first[1]}) AS found
}
WITH links + [x IN found WHERE NOT x.id IN seen] AS links, seen + [x IN found | x.id] AS seen,
  CASE WHEN $other IN [x IN found | x.id] THEN [] ELSE [x IN found WHERE NOT x.id IN seen | x.id] END AS frontier
CALL {
  WITH frontier
  UNWIND frontier AS x
  MATCH (u:Unit {id: x})-[:RESPONSIBLE_FOR]->(t:Task)
  WITH t, min(x) AS before
  MATCH (t)<-[:RESPONSIBLE_FOR]-(n:Unit)
  WHERE $include_groups OR NOT n.is_group OR n.id = $other
  WITH n.id AS id, before, t.id AS task
  ORDER BY id, before, task
  WITH id, collect([before, task])[0] AS first
  RETURN collect({id: id, before: first[0], task: first[1]}) AS found
}
WITH links + [x IN found WHERE NOT x.id IN seen] AS links, seen + [x IN found | x.id] AS seen,
  CASE WHEN $other IN [x IN found | x.id] THEN [] ELSE [x IN found WHERE NOT x.id IN seen | x.id] END AS frontier
CALL {
  WITH frontier
  UNWIND frontier AS x
  MATCH (u:Unit {id: x})-[:RESPONSIBLE_FOR]->(t:Task)
  WITH t, min(x) AS before
  MATCH (t)<-[:RESPONSIBLE_FOR]-(n:Unit)
  WHERE $include_groups OR NOT n.is_group OR n.id = $other
  WITH n.id AS id, before, t.id AS task
  ORDER BY id, before, task
  WITH id, collect([before, task])[0] AS first
  RETURN collect({id: id, before: first[0], task: first[1]}) AS found
}
WITH links + [x IN found WHERE NOT x.id IN seen] AS links, seen + [x IN found | x.id] AS seen,
  CASE WHEN $other IN [x IN found | x.id] THEN [] ELSE [x IN found WHERE NOT x.id IN seen | x.id] END AS frontier
CALL {
  WITH frontier
  UNWIND frontier AS x
  MATCH (u:Unit {id: x})-[:RESPONSIBLE_FOR]->(t:Task)
  WITH t, min(x) AS before
  MATCH (t)<-[:RESPONSIBLE_FOR]-(n:Unit)
  WHERE $include_groups OR NOT n.is_group OR n.id = $other
  WITH n.id AS id, before, t.id AS task
  ORDER BY id, before, task
  WITH id, collect([before, task])[0] AS first
  RETURN collect({id: id, before: first[0], task: first[1]}) AS found
}
WITH links + [x IN found WHERE NOT x.id IN seen] AS links, seen + [x IN found | x.id] AS seen,
  CASE WHEN $other IN [x IN found | x.id] THEN [] ELSE [x IN found WHERE NOT x.id IN seen | x.id] END AS frontier
CALL {
  WITH frontier
  UNWIND frontier AS x
  MATCH (u:Unit {id: x})-[:RESPONSIBLE_FOR]->(t:Task)
  WITH t, min(x) AS before
  MATCH (t)<-[:RESPONSIBLE_FOR]-(n:Unit)
  WHERE $include_groups OR NOT n.is_group OR n.id = $other
  WITH n.id AS id, before, t.id AS task
  ORDER BY id, before, task
  WITH id, collect([before, task])[0] AS first
  RETURN collect({id: id, before: first[0], task: first[1]}) AS found
}
WITH links + [x IN found WHERE NOT x.id IN seen] AS links, seen + [x IN found | x.id] AS seen,
  CASE WHEN $other IN [x IN found | x.id] THEN [] ELSE [x IN found WHERE NOT x.id IN seen | x.id] END AS frontier
WITH links
WHERE $other IN [x IN links | x.id]
WITH links, reduce(path = [$other], i IN range(1, 6) |
  CASE WHEN path[0] = $unit THEN path ELSE [head([x IN links WHERE x.id = path[0] | x.before])] + path END) AS path
UNWIND range(1, size(path) - 1) AS step
WITH step, path[step - 1] AS from_id, path[step] AS to_id, head([x IN links WHERE x.id = path[step] | x.task]) AS task_id
MATCH (u:Unit {id: from_id})-[r:RESPONSIBLE_FOR]->(t:Task {id: task_id})<-[s:RESPONSIBLE_FOR]-(v:Unit {id: to_id})
WITH step, u, t, v, r, s
ORDER BY r.rank, s.rank
WITH step, u, t, v, collect(r)[0] AS r, collect(s)[0] AS s
RETURN step AS step, u.name AS from_unit, r.role AS from_role, t.id AS task_id, t.clause AS clause, t.name AS task,
  v.name AS to_unit, s.role AS to_role, t.document AS document
ORDER BY step
LIMIT $limit;

// --- picture
MATCH (a:Unit {id: $unit}), (b:Unit {id: $other})
WHERE a.id <> b.id
// Breadth first, one block a step: the engines differ on shortestPath() with a condition on its nodes.
// `links` holds for each unit reached the unit and the task it was first reached through.
WITH [{id: '', before: '', task: ''}] AS links, [a.id] AS seen, [a.id] AS frontier
CALL {
  WITH frontier
  UNWIND frontier AS x
  MATCH (u:Unit {id: x})-[:RESPONSIBLE_FOR]->(t:Task)
  WITH t, min(x) AS before
  MATCH (t)<-[:RESPONSIBLE_FOR]-(n:Unit)
  WHERE $include_groups OR NOT n.is_group OR n.id = $other
  WITH n.id AS id, before, t.id AS task
  ORDER BY id, before, task
  WITH id, collect([before, task])[0] AS first
  RETURN collect({id: id, before: first[0], task: first[1]}) AS found
}
WITH links + [x IN found WHERE NOT x.id IN seen] AS links, seen + [x IN found | x.id] AS seen,
  CASE WHEN $other IN [x IN found | x.id] THEN [] ELSE [x IN found WHERE NOT x.id IN seen | x.id] END AS frontier
CALL {
  WITH frontier
  UNWIND frontier AS x
  MATCH (u:Unit {id: x})-[:RESPONSIBLE_FOR]->(t:Task)
  WITH t, min(x) AS before
  MATCH (t)<-[:RESPONSIBLE_FOR]-(n:Unit)
  WHERE $include_groups OR NOT n.is_group OR n.id = $other
  WITH n.id AS id, before, t.id AS task
  ORDER BY id, before, task
  WITH id, collect([before, task])[0] AS first
  RETURN collect({id: id, before: first[0], task: first[1]}) AS found
}
WITH links + [x IN found WHERE NOT x.id IN seen] AS links, seen + [x IN found | x.id] AS seen,
  CASE WHEN $other IN [x IN found | x.id] THEN [] ELSE [x IN found WHERE NOT x.id IN seen | x.id] END AS frontier
CALL {
  WITH frontier
  UNWIND frontier AS x
  MATCH (u:Unit {id: x})-[:RESPONSIBLE_FOR]->(t:Task)
  WITH t, min(x) AS before
  MATCH (t)<-[:RESPONSIBLE_FOR]-(n:Unit)
  WHERE $include_groups OR NOT n.is_group OR n.id = $other
  WITH n.id AS id, before, t.id AS task
  ORDER BY id, before, task
  WITH id, collect([before, task])[0] AS first
  RETURN collect({id: id, before: first[0], task: first[1]}) AS found
}
WITH links + [x IN found WHERE NOT x.id IN seen] AS links, seen + [x IN found | x.id] AS seen,
  CASE WHEN $other IN [x IN found | x.id] THEN [] ELSE [x IN found WHERE NOT x.id IN seen | x.id] END AS frontier
CALL {
  WITH frontier
  UNWIND frontier AS x
  MATCH (u:Unit {id: x})-[:RESPONSIBLE_FOR]->(t:Task)
  WITH t, min(x) AS before
  MATCH (t)<-[:RESPONSIBLE_FOR]-(n:Unit)
  WHERE $include_groups OR NOT n.is_group OR n.id = $other
  WITH n.id AS id, before, t.id AS task
  ORDER BY id, before, task
  WITH id, collect([before, task])[0] AS first
  RETURN collect({id: id, before: first[0], task: first[1]}) AS found
}
WITH links + [x IN found WHERE NOT x.id IN seen] AS links, seen + [x IN found | x.id] AS seen,
  CASE WHEN $other IN [x IN found | x.id] THEN [] ELSE [x IN found WHERE NOT x.id IN seen | x.id] END AS frontier
CALL {
  WITH frontier
  UNWIND frontier AS x
  MATCH (u:Unit {id: x})-[:RESPONSIBLE_FOR]->(t:Task)
  WITH t, min(x) AS before
  MATCH (t)<-[:RESPONSIBLE_FOR]-(n:Unit)
  WHERE $include_groups OR NOT n.is_group OR n.id = $other
  WITH n.id AS id, before, t.id AS task
  ORDER BY id, before, task
  WITH id, collect([before, task])[0] AS first
  RETURN collect({id: id, before: first[0], task: first[1]}) AS found
}
WITH links + [x IN found WHERE NOT x.id IN seen] AS links, seen + [x IN found | x.id] AS seen,
  CASE WHEN $other IN [x IN found | x.id] THEN [] ELSE [x IN found WHERE NOT x.id IN seen | x.id] END AS frontier
CALL {
  WITH frontier
  UNWIND frontier AS x
  MATCH (u:Unit {id: x})-[:RESPONSIBLE_FOR]->(t:Task)
  WITH t, min(x) AS before
  MATCH (t)<-[:RESPONSIBLE_FOR]-(n:Unit)
  WHERE $include_groups OR NOT n.is_group OR n.id = $other
  WITH n.id AS id, before, t.id AS task
  ORDER BY id, before, task
  WITH id, collect([before, task])[0] AS first
  RETURN collect({id: id, before: first[0], task: first[1]}) AS found
}
WITH links + [x IN found WHERE NOT x.id IN seen] AS links, seen + [x IN found | x.id] AS seen,
  CASE WHEN $other IN [x IN found | x.id] THEN [] ELSE [x IN found WHERE NOT x.id IN seen | x.id] END AS frontier
WITH links
WHERE $other IN [x IN links | x.id]
WITH links, reduce(path = [$other], i IN range(1, 6) |
  CASE WHEN path[0] = $unit THEN path ELSE [head([x IN links WHERE x.id = path[0] | x.before])] + path END) AS path
UNWIND range(1, size(path) - 1) AS step
WITH step, path[step - 1] AS from_id, path[step] AS to_id, head([x IN links WHERE x.id = path[step] | x.task]) AS task_id
MATCH (u:Unit {id: from_id})-[r:RESPONSIBLE_FOR]->(t:Task {id: task_id})<-[s:RESPONSIBLE_FOR]-(v:Unit {id: to_id})
WITH step, u, t, v, r, s
ORDER BY r.rank, s.rank
WITH step, u, t, v, collect(r)[0] AS r, collect(s)[0] AS s
UNWIND [[u, r], [v, s]] AS pair
WITH DISTINCT pair[0] AS source, pair[1] AS r, t AS target
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(r.role, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;
