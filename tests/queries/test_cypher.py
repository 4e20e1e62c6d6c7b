"""What a query says of itself, and what no preset may say."""

from __future__ import annotations

import pytest

from queries.cypher import limit_of, mask, order_keys, parameters_used, returned
from queries.portable import portability_faults

QUERY = """
MATCH (u:Unit {id: $unit}) // of $nobody
CALL { WITH u RETURN count(u) AS inner ORDER BY inner LIMIT 1 }
RETURN u.id AS id, coalesce(u.name, '$no, AS x') AS name, COLLECT { MATCH (t:Task) RETURN t.id AS x ORDER BY x } AS tasks
ORDER BY name DESC, id
LIMIT $limit
"""


def test_strings_and_comments_are_masked_in_place() -> None:
    assert mask("RETURN '$a' AS x // $b") == "RETURN      AS x      "


def test_parameters_in_strings_and_comments_do_not_count() -> None:
    assert parameters_used(QUERY) == {"unit", "limit"}


def test_columns_are_those_of_the_last_outer_return() -> None:
    assert [name for _, name in returned(QUERY)] == ["id", "name", "tasks"]


def test_a_column_without_as_has_no_name() -> None:
    assert returned("MATCH (u:Unit) RETURN u.id, u.name AS name") == [("u.id", ""), ("u.name", "name")]


def test_order_keys_lose_their_direction() -> None:
    assert order_keys(QUERY) == ["name", "id"]
    assert order_keys("MATCH (u:Unit) RETURN u.id AS id") == []


def test_the_limit_is_the_outer_one() -> None:
    assert limit_of(QUERY) == "$limit"


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("MATCH (u:Unit) SET u.x = 1 RETURN u.id AS id", "only reads"),
        ("match (u:Unit) set u.x = 1 return u.id as id", "only reads"),
        ("MATCH (u:Unit) DETACH DELETE u", "only reads"),
        ("MERGE (u:Unit {id: 1}) RETURN u.id AS id", "only reads"),
        ("LOAD CSV FROM 'x' AS row RETURN row AS row", "only reads"),
        ("MATCH p = ANY SHORTEST (a:Unit)-[:X]-+(b:Unit) RETURN length(p) AS n", "shortestPath()"),
        ("MATCH p = shortestPath((a:Unit)-[:X*]-(b:Unit)) RETURN length(p) AS n", "upper bound"),
        ("MATCH (u:Unit) WHERE u.x OR EXISTS { (u)-[:Y]->(:Task) } RETURN u.id AS id", "behind a WITH"),
        ("CALL db.labels() YIELD label RETURN label AS label", "procedures"),
        ("SHOW INDEXES", "no question"),
        ("MATCH (u:Unit) RETURN elementId(u) AS id", "ids of the engine"),
        ("MATCH (u:Unit) RETURN id(u) AS id", "ids of the engine"),
        ("RETURN apoc.text.join(['a'], ',') AS x", "plugins"),
        ("MATCH (u:Unit) WHERE exists(u.name) RETURN u.id AS id", "IS NOT NULL"),
        ("MATCH (u:Unit) RETURN percentileCont(u.rank, 0.5) AS x", "toFloat()"),
        ("MATCH (u)-[:RESPONSIBLE_FOR]->(t:Task) RETURN t.id AS id", "node (u) has no label"),
        ("MATCH (t:Task)--() RETURN t.id AS id", "node () has no label"),
        ("MATCH (u:Unit) RETURN u AS unit", "whole node"),
        ("MATCH p = shortestPath((a:Unit)-[:X*..4]-(b:Unit)) RETURN p AS p", "whole node"),
        ("MATCH (u:Unit) CALL { WITH u RETURN 1 AS x } IN TRANSACTIONS RETURN x AS x", "only reads"),
    ],
)
def test_what_is_not_portable_is_refused(query: str, word: str) -> None:
    assert any(word in fault for fault in portability_faults(query)), portability_faults(query)


@pytest.mark.parametrize(
    "query",
    [
        QUERY,
        "MATCH (u:Unit) WHERE u.name = 'CREATE (n)' RETURN u.id AS id",
        "MATCH (u:Unit) RETURN u.id AS set_id, size(u.aliases) - 1 AS others",
        "MATCH (t:Task) RETURN percentileCont(toFloat(t.rank), 0.5) AS middle",
        "MATCH (u:Unit) WHERE NOT EXISTS { MATCH (u)-[:RESPONSIBLE_FOR]->(:Task) } RETURN u.id AS id",
        "MATCH (u:Unit), (v:Unit) MATCH p = shortestPath((u)-[:X*..4]-(v)) RETURN length(p) AS n",
    ],
)
def test_what_is_portable_passes(query: str) -> None:
    assert portability_faults(query) == []
