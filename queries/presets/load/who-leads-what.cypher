// id: who-leads-what
// title: 谁牵头什么 | Who leads what
// group: load
// question: 每个单位牵头哪些任务，与谁一起？ | Which tasks does each unit lead, and with whom?
// version: 1
// maturity: stable
// parameter: unit string
//   default:
//   values: Unit
//   about: 只看这个单位 | only this unit, by name, alias or id; empty for all
// parameter: include_groups bool
//   default: true
//   about: 是否计入集合单位（各街镇、相关部门） | whether groups of units count as units
// parameter: include_positional bool
//   default: true
//   about: 是否把排在首位的单位视为牵头 | whether the first-listed unit leads where the plan names no lead; else it is responsible
// parameter: document string
//   default:
//   values: Document
//   about: 只看这份文件（标题、年份或 id） | only this document, by title, number, year or id; empty for all
// parameter: limit int
//   default: 10000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: unit_id string key
// column: unit string
// column: task_id string key
// column: clause string
// column: task string
// column: basis string
// column: others list
// column: quote string
// total: 任务 | tasks
// --- rows
MATCH (u:Unit)-[r:RESPONSIBLE_FOR {role: 'lead'}]->(t:Task)
WHERE ($include_positional OR r.basis <> 'positional')
  AND ($include_groups OR NOT u.is_group)
  AND ($unit = '' OR u.id = $unit)
  AND ($document = '' OR t.document = $document)
RETURN u.id AS unit_id, u.name AS unit, t.id AS task_id, t.clause AS clause, t.name AS task, r.basis AS basis,
  COLLECT { MATCH (o:Unit)-[:RESPONSIBLE_FOR]->(t) WHERE o.id <> u.id RETURN DISTINCT o.name AS name ORDER BY name } AS others,
  r.quote AS quote
ORDER BY unit_id, task_id
LIMIT $limit;

// --- picture
MATCH (u:Unit)-[r:RESPONSIBLE_FOR {role: 'lead'}]->(t:Task)
WHERE ($include_positional OR r.basis <> 'positional')
  AND ($include_groups OR NOT u.is_group)
  AND ($unit = '' OR u.id = $unit)
  AND ($document = '' OR t.document = $document)
WITH u AS source, r, t AS target
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(r.role, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;

// --- total
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
RETURN count(t) AS total;
