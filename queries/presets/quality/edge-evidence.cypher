// id: edge-evidence
// title: 一条边的依据 | Evidence of an edge
// group: quality
// question: 这两者之间的联系依据哪份文件的哪句话？ | On which words of which document does a link between two things rest?
// version: 1
// maturity: stable
// parameter: source string
//   values: Node
//   example: 区发展改革委
//   about: 起点：单位、任务、主题、项目等的名称、条款号或 id | one end: a unit, task, theme, project or document by name, clause or id
// parameter: target string
//   default:
//   values: Node
//   example: 2.3.5
//   about: 终点；空为所有相连者 | the other end; empty for everything it is linked to
// parameter: document string
//   default:
//   values: Document
//   about: 只看这份文件（标题、年份或 id） | only this document, by title, number, year or id; empty for all
// parameter: limit int
//   default: 10000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: source_id string key
// column: source string
// column: type string key
// column: target_id string key
// column: target string
// column: role string
// column: basis string
// column: quote string
// column: document string key
// column: start int key
// column: end int
// column: rule string
// column: sentence string the task's text around the quote
// --- rows
MATCH (a:Unit|Task|Theme|Project|Document|Section|Target|Person|Citation {id: $source})-[r]-(b:Unit|Task|Theme|Project|Document|Section|Target|Person|Citation)
WHERE r.quote IS NOT NULL
  AND ($target = '' OR b.id = $target)
  AND ($document = '' OR r.document = $document)
WITH startNode(r) AS s, r, endNode(r) AS e
WITH s, r, e, head([n IN [s, e] WHERE 'Task' IN labels(n) AND r.start >= n.start AND r.end <= n.end | n.text]) AS sentence
RETURN s.id AS source_id, s.name AS source, type(r) AS type, e.id AS target_id, e.name AS target, coalesce(r.role, '') AS role,
  coalesce(r.basis, '') AS basis, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end, r.rule AS rule,
  coalesce(sentence, '') AS sentence
ORDER BY source_id, type, target_id, document, start
LIMIT $limit;

// --- picture
MATCH (a:Unit|Task|Theme|Project|Document|Section|Target|Person|Citation {id: $source})-[r]-(b:Unit|Task|Theme|Project|Document|Section|Target|Person|Citation)
WHERE r.quote IS NOT NULL
  AND ($target = '' OR b.id = $target)
  AND ($document = '' OR r.document = $document)
WITH startNode(r) AS source, r, endNode(r) AS target
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(r.role, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;
