// id: task-units
// title: 任务的单位 | Units of a task
// group: sharing
// question: 这项任务由谁承担，什么角色，排在第几？ | Who answers for a task, in which role and order?
// version: 1
// maturity: stable
// parameter: task string
//   values: Task
//   example: 2.3.5
//   about: 任务的条款号、标题或 id | the task, by clause, title or id
// parameter: include_positional bool
//   default: true
//   about: 是否把排在首位的单位视为牵头 | whether the first-listed unit leads where the plan names no lead; else it is responsible
// parameter: limit int
//   default: 10000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: rank int
// column: unit_id string key
// column: unit string
// column: role string key
// column: basis string
// column: is_group bool
// column: quote string
// column: document string
// column: start int
// column: end int
// --- rows
MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task {id: $task})
RETURN r.rank AS rank, u.id AS unit_id, u.name AS unit, CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END AS role, r.basis AS basis, u.is_group AS is_group,
  r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY rank, unit_id, role
LIMIT $limit;

// --- picture
MATCH (t:Task {id: $task})
CALL {
  WITH t
  MATCH (source:Unit)-[r:RESPONSIBLE_FOR]->(t)
  RETURN source AS source, r AS r, t AS target
  UNION
  WITH t
  MATCH (t)-[r:MENTIONS|REFERENCES|HAS_TARGET]->(target:Theme|Project|Target)
  RETURN t AS source, r AS r, target AS target
}
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;
