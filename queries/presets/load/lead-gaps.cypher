// id: lead-gaps
// title: 没有牵头或多个牵头的任务 | Tasks without one clear lead
// group: load
// question: 哪些任务没有明写的牵头单位，或有几个？ | Which tasks have no lead, only a lead by position, or several?
// version: 1
// maturity: stable
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
// column: task_id string key
// column: clause string
// column: task string
// column: state string no lead, positional lead or several leads
// column: leads list
// column: units int
// total: 任务 | tasks
// --- rows
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
OPTIONAL MATCH (u:Unit)-[l:RESPONSIBLE_FOR]->(t)
WITH t, u, l
ORDER BY l.rank
WITH t, count(DISTINCT u) AS units, collect(DISTINCT CASE WHEN l.role = 'lead' AND ($include_positional OR l.basis <> 'positional') THEN u.name END) AS leads,
  count(DISTINCT CASE WHEN l.role = 'lead' AND l.basis <> 'positional' THEN u.id END) AS written
WHERE written <> 1
RETURN t.id AS task_id, t.clause AS clause, t.name AS task,
  CASE WHEN size(leads) = 0 THEN 'no lead' WHEN written = 0 THEN 'positional lead' ELSE 'several leads' END AS state,
  leads AS leads, units AS units
ORDER BY state, task_id
LIMIT $limit;

// --- total
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
RETURN count(t) AS total;
