// id: theme-units
// title: 主题的单位 | Units of a theme
// group: themes
// question: 哪些单位承担提到这个主题的任务，各有多少？ | Which units answer for the tasks that name a theme?
// version: 1
// maturity: stable
// parameter: theme string
//   values: Theme
//   example: 五型经济
//   about: 主题名称或 id | the theme, by name or id
// parameter: role string
//   default:
//   values: lead, responsible, support
//   about: 只看这一角色 | only this role; empty for all
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
// column: tasks int
// column: leads int
// column: supports int
// column: titles list
// --- rows
MATCH (h:Theme {id: $theme})<-[:MENTIONS]-(t:Task)<-[r:RESPONSIBLE_FOR]-(u:Unit)
WHERE ($include_groups OR NOT u.is_group)
  AND ($document = '' OR t.document = $document)
WITH u, r, t, CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END AS role
WHERE $role = '' OR role = $role
WITH u, t, role
ORDER BY t.id
WITH u, count(DISTINCT t) AS tasks, count(DISTINCT CASE WHEN role = 'lead' THEN t.id END) AS leads,
  count(DISTINCT CASE WHEN role = 'support' THEN t.id END) AS supports, collect(DISTINCT t.name) AS titles
RETURN u.id AS unit_id, u.name AS unit, tasks AS tasks, leads AS leads, supports AS supports, titles AS titles
ORDER BY tasks DESC, leads DESC, unit_id
LIMIT $limit;

// --- picture
MATCH (h:Theme {id: $theme})<-[:MENTIONS]-(t:Task)<-[r:RESPONSIBLE_FOR]-(u:Unit)
WHERE ($include_groups OR NOT u.is_group)
  AND ($document = '' OR t.document = $document)
WITH u, r, t, CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END AS role
WHERE $role = '' OR role = $role
MATCH (t)-[m:MENTIONS]->(h:Theme {id: $theme})
UNWIND [[u, r, t], [t, m, h]] AS pair
WITH DISTINCT pair[0] AS source, pair[1] AS r, pair[2] AS target
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(CASE WHEN r.basis = 'positional' AND NOT $include_positional THEN 'responsible' ELSE r.role END, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;
