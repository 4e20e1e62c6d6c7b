// id: document-outline
// title: 文件大纲 | Document outline
// group: structure
// question: 这份文件有哪些章节和任务，谁牵头？ | Which sections and tasks does a document have, in order, and who leads them?
// version: 1
// maturity: stable
// parameter: document string
//   default:
//   values: Document
//   about: 只看这份文件（标题、年份或 id） | only this document, by title, number, year or id; empty for all
// parameter: include_positional bool
//   default: true
//   about: 是否把排在首位的单位视为牵头 | whether the first-listed unit leads where the plan names no lead; else it is responsible
// parameter: limit int
//   default: 10000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: document string
// column: start int
// column: level int
// column: kind string section or task
// column: clause string
// column: label string
// column: title string
// column: id string key
// column: leads list
// column: units int
// --- rows
CALL {
  MATCH (s:Section)
  WHERE $document = '' OR s.document = $document
  OPTIONAL MATCH (:Section|Document)-[r:HAS_SECTION|HAS_SUBSECTION]->(s)
  RETURN s.document AS document, r.start AS start, s.level AS level, 'section' AS kind, s.clause AS clause, s.label AS label,
    s.title AS title, s.id AS id, [] AS leads, 0 AS units
  UNION
  MATCH (d:Document)-[r:HAS_TASK]->(t:Task)
  WHERE ($document = '' OR t.document = $document)
  OPTIONAL MATCH (u:Unit)-[l:RESPONSIBLE_FOR]->(t)
  WITH t, r, u, l
  ORDER BY l.rank
  RETURN t.document AS document, r.start AS start, size(split(t.clause, '.')) AS level, 'task' AS kind, t.clause AS clause,
    t.label AS label, t.name AS title, t.id AS id,
    collect(DISTINCT CASE WHEN l.role = 'lead' AND ($include_positional OR l.basis <> 'positional') THEN u.name END) AS leads,
    count(DISTINCT u) AS units
}
RETURN document AS document, start AS start, level AS level, kind AS kind, clause AS clause, label AS label, title AS title,
  id AS id, leads AS leads, units AS units
ORDER BY document, start, id
LIMIT $limit;

// --- picture
MATCH (source:Document|Section)-[r:HAS_SECTION|HAS_SUBSECTION|CONTAINS]->(target:Section|Task)
WHERE ($document = '' OR target.document = $document)
RETURN source.id AS source_id, source.name AS source_name, labels(source)[0] AS source_label,
  target.id AS target_id, target.name AS target_name, labels(target)[0] AS target_label,
  type(r) AS type, coalesce(r.role, '') AS role, r.quote AS quote, r.document AS document, r.start AS start, r.end AS end
ORDER BY source_id, type, target_id, start
LIMIT $limit;
