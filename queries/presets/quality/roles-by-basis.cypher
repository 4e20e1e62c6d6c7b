// id: roles-by-basis
// title: 角色的依据 | Roles and their basis
// group: quality
// question: 角色是明写的、规则推出的还是按排序推定的？ | How are roles known: written, by rule, or by position?
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
// column: role string key
// column: basis string key
// column: edges int
// column: tasks int
// column: units int
// --- rows
MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE ($document = '' OR t.document = $document)
RETURN r.role AS role, r.basis AS basis, count(r) AS edges, count(DISTINCT t) AS tasks, count(DISTINCT u) AS units
ORDER BY role, basis
LIMIT $limit;
