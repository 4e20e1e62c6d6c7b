// id: not-resolved
// title: 未能解析之处 | What was not resolved
// group: quality
// question: 哪些内容没有读懂、没有对上或需要人看一眼？ | What was not understood, resolved or placed, and where does it stand?
// version: 1
// maturity: stable
// parameter: severity string
//   default:
//   values: info, warning, error
//   about: 只看这一级别 | only this severity; empty for all
// parameter: kind string
//   default:
//   values: MATCH (f:Finding) RETURN DISTINCT f.kind AS value ORDER BY value
//   about: 只看这一类 | only this kind; empty for all
// parameter: document string
//   default:
//   values: Document
//   about: 只看这份文件（标题、年份或 id） | only this document, by title, number, year or id; empty for all
// parameter: limit int
//   default: 10000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: finding_id string key
// column: severity string
// column: kind string
// column: message string
// column: quote string
// column: document string
// column: start int
// column: end int
// --- rows
MATCH (f:Finding)
WHERE ($severity = '' OR f.severity = $severity)
  AND ($kind = '' OR f.kind = $kind)
  AND ($document = '' OR f.document = $document)
RETURN f.id AS finding_id, f.severity AS severity, f.kind AS kind, f.message AS message, f.quote AS quote,
  f.document AS document, f.start AS start, f.end AS end
ORDER BY severity, kind, finding_id
LIMIT $limit;
