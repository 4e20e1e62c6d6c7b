// id: evidence-by-type
// title: 依据是否齐全 | Evidence by type
// group: quality
// question: 每一类边有多少条，有多少没有引文？ | How many edges of each type are there, and how many without a quote?
// version: 1
// maturity: stable
// parameter: limit int
//   default: 10000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: type string key
// column: edges int
// column: quoted int
// column: unquoted int
// --- rows
MATCH (a:Document|Section|Task|Unit|Person)-[r]->(b:Document|Section|Task|Unit|Theme|Project|Target|Citation)
WHERE type(r) <> 'SUPPORTS'
RETURN type(r) AS type, count(r) AS edges, count(r.quote) AS quoted, count(r) - count(r.quote) AS unquoted
ORDER BY type
LIMIT $limit;
