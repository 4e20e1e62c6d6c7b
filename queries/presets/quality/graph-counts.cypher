// id: graph-counts
// title: 图里有什么 | What the graph holds
// group: quality
// question: 每类节点和边各有多少？ | How many nodes of each label and edges of each type are there?
// version: 1
// maturity: stable
// parameter: limit int
//   default: 10000
//   minimum: 1
//   about: 最多行数 | the most rows to give
// column: kind string key node or edge
// column: name string key
// column: count int
// --- rows
CALL {
  MATCH (n:Document|Section|Task|Unit|Theme|Project|Target|Person|Finding|Citation)
  RETURN 'node' AS kind, labels(n)[0] AS name, count(n) AS count
  UNION
  MATCH (a:Document|Section|Task|Unit|Theme|Person)-[r]->(b:Document|Section|Task|Unit|Theme|Project|Target|Finding|Citation)
  WHERE type(r) <> 'SUPPORTS'
  RETURN 'edge' AS kind, type(r) AS name, count(r) AS count
}
RETURN kind AS kind, name AS name, count AS count
ORDER BY kind DESC, name
LIMIT $limit;
