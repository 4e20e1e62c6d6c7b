// id: dependence-balance
// title: 相互依赖是否对等 | Is dependence one-sided
// group: dependency
// question: 两两之间谁更依赖谁？ | Between each two units, who depends more on whom?
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
// column: other_id string key
// column: other string
// column: needs int tasks the unit leads with the other
// column: needed int tasks the other leads with the unit
// column: balance float -1 to 1; 1: only the unit depends
// --- rows
MATCH (a:Unit)-[l:RESPONSIBLE_FOR {role: 'lead'}]->(t:Task)<-[r:RESPONSIBLE_FOR]-(b:Unit)
WHERE a.id <> b.id
  AND r.role <> 'lead'
  AND ($include_positional OR l.basis <> 'positional')
  AND ($include_groups OR NOT a.is_group AND NOT b.is_group)
  AND ($document = '' OR t.document = $document)
UNWIND [[a, b, 1], [b, a, 0]] AS pair
WITH pair[0] AS x, pair[1] AS y, pair[2] AS leads, t
WITH x, y, count(DISTINCT CASE WHEN leads = 1 THEN t.id END) AS needs, count(DISTINCT CASE WHEN leads = 0 THEN t.id END) AS needed
WHERE CASE WHEN $unit = '' THEN x.id < y.id ELSE x.id = $unit END
RETURN x.id AS unit_id, x.name AS unit, y.id AS other_id, y.name AS other, needs AS needs, needed AS needed,
  toFloat(needs - needed) / (needs + needed) AS balance
ORDER BY needs DESC, needed DESC, unit_id, other_id
LIMIT $limit;
