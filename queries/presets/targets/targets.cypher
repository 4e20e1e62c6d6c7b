// id: targets
// title: 指标及责任单位 | Targets and who answers for them
// group: targets
// question: 有哪些量化指标，数值多少，由谁负责？ | Which quantified targets are there, and who answers for each?
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
// column: target_id string key
// column: metric string
// column: op string
// column: value scalar
// column: measure string the unit of measure
// column: strength string
// column: task_id string
// column: clause string
// column: task string
// column: leads list
// column: others list
// column: deadline string
// column: quote string
// column: document string
// column: start int
// column: end int
// --- rows
MATCH (t:Task)-[r:HAS_TARGET]->(k:Target)
WHERE ($document = '' OR t.document = $document)
WITH t, r, k, COLLECT { MATCH (u:Unit)-[:RESPONSIBLE_FOR]->(t) RETURN u.id AS id } AS ids
WHERE $unit = '' OR $unit IN ids
WITH t, r, k,
  COLLECT { MATCH (u:Unit)-[l:RESPONSIBLE_FOR]->(t) WHERE l.role = 'lead' AND ($include_positional OR l.basis <> 'positional') AND ($include_groups OR NOT u.is_group) RETURN DISTINCT u.name AS name ORDER BY name } AS leads,
  COLLECT { MATCH (u:Unit)-[l:RESPONSIBLE_FOR]->(t) WHERE NOT (l.role = 'lead' AND ($include_positional OR l.basis <> 'positional')) AND ($include_groups OR NOT u.is_group) RETURN DISTINCT u.name AS name ORDER BY name } AS others
RETURN k.id AS target_id, k.metric AS metric, k.op AS op, k.value AS value, k.unit AS measure, k.strength AS strength,
  t.id AS task_id, t.clause AS clause, t.name AS task, leads AS leads, others AS others, t.deadline AS deadline,
  r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY target_id
LIMIT $limit;

// --- picture
MATCH (t:Task)-[:HAS_TARGET]->(:Target)
WHERE ($document = '' OR t.document = $document)
WITH DISTINCT t
MATCH (u:Unit)-[:RESPONSIBLE_FOR]->(t)
WHERE $unit = '' OR u.id = $unit
WITH DISTINCT t
CALL {
  WITH t
  MATCH (source:Unit)-[r:RESPONSIBLE_FOR]->(t)
  RETURN source AS source, r AS r, t AS target
  UNION
  WITH t
  MATCH (t)-[r:HAS_TARGET]->(target:Target)
  RETURN t AS source, r AS r, target AS target
}
WITH source, r, target
WHERE $include_groups OR source.is_group IS NULL OR NOT source.is_group
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;
