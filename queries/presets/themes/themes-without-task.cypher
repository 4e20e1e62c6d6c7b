// id: themes-without-task
// title: 只在前言中的主题 | Themes without a task
// group: themes
// question: 哪些主题文件提到了，却没有任务落实？ | Which themes does a document name without a task for them?
// version: 1
// maturity: stable
// parameter: document string
//   default:
//   values: Document
//   about: 只看这份文件（标题、年份或 id） | only this document, by title, number, year or id; empty for all
// parameter: limit int
//   default: 10000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: theme_id string key
// column: theme string
// column: kind string
// column: quote string
// column: document string key
// column: start int
// column: end int
// --- rows
MATCH (d:Document)-[r:MENTIONS]->(h:Theme)
WHERE NOT EXISTS { MATCH (t:Task)-[:MENTIONS]->(h) WHERE t.document = d.id }
  AND ($document = '' OR d.id = $document)
RETURN h.id AS theme_id, h.name AS theme, h.kind AS kind, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY theme_id, document
LIMIT $limit;
