// id: groups-of-units
// title: 集合单位 | Groups of units
// group: quality
// question: 有哪些集合单位，成员是谁，涉及几项任务？ | Which groups of units are there, who are their members, and how many tasks do they have?
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
// column: group_id string key
// column: name string
// column: open bool members unknown
// column: members list
// column: tasks int
// --- rows
MATCH (g:Unit)-[:RESPONSIBLE_FOR]->(t:Task)
WHERE g.is_group
  AND ($document = '' OR t.document = $document)
WITH g, count(DISTINCT t) AS tasks
RETURN g.id AS group_id, g.name AS name, g.open AS open,
  COLLECT {
    MATCH (u:Unit)-[:MEMBER_OF]->(g)
    RETURN DISTINCT CASE WHEN u.region = g.region THEN u.name ELSE u.full_name END AS name
    ORDER BY name
  } AS members, tasks AS tasks
ORDER BY tasks DESC, group_id
LIMIT $limit;
