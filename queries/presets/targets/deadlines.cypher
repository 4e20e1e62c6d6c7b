// id: deadlines
// title: 时限 | Deadlines
// group: targets
// question: 每项任务什么时候完成，由谁牵头，哪些没有写明？ | When is each task due, who leads it, and which have no date?
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
// column: due string the last date, or empty
// column: state string dated, continuous or open
// column: task_id string key
// column: clause string
// column: task string
// column: deadlines list as written
// column: dates list
// column: milestones list
// column: leads list
// --- rows
MATCH (t:Task)
WHERE ($document = '' OR t.document = $document)
RETURN t.deadline AS due,
  CASE WHEN t.deadline <> '' THEN 'dated' WHEN size(t.deadlines) > 0 THEN 'continuous' ELSE 'open' END AS state,
  t.id AS task_id, t.clause AS clause, t.name AS task, t.deadlines AS deadlines, t.deadline_dates AS dates, t.milestones AS milestones,
  COLLECT { MATCH (u:Unit)-[l:RESPONSIBLE_FOR]->(t) WHERE l.role = 'lead' AND ($include_positional OR l.basis <> 'positional') RETURN DISTINCT u.name AS name ORDER BY name } AS leads
ORDER BY due DESC, task_id
LIMIT $limit;
