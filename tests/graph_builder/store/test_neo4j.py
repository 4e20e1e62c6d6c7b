"""The server engine: addresses, signing in, and one clear line for whatever is in the way."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from graph_builder.errors import EngineError
from graph_builder.graph import Graph
from graph_builder.store import open_engine
from graph_builder.store.credentials import PASSWORD, USER, credentials


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://localhost:7474", "no database address 'http://localhost:7474' (allowed: a folder, neo4j://HOST"),
        ("neo4j://", "names no host"),
        ("neo4j://me:secret@localhost", "no user or password in it"),
        ("neo4j://localhost:many", "neo4j://HOST:PORT"),
    ],
)
def test_an_address_that_is_none(address: str, message: str) -> None:
    with pytest.raises(EngineError) as caught:
        open_engine(address)

    assert message in str(caught.value)
    assert "secret" not in str(caught.value)


def test_nobody_answers_there() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    with pytest.raises(EngineError) as caught:
        open_engine(f"bolt://127.0.0.1:{port}")

    assert "cannot be reached" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.neo4j
def test_a_database_the_server_does_not_have(neo4j_address: str) -> None:
    with pytest.raises(EngineError, match="no database 'plans' on this server"):
        open_engine(f"{neo4j_address}/plans")


@pytest.mark.neo4j
def test_the_database_by_its_name(neo4j_address: str) -> None:
    with open_engine(f"{neo4j_address}/neo4j") as engine:
        assert engine.read("RETURN 1 AS one").rows == ((1,),)


@pytest.mark.neo4j
def test_routing_addresses_work(neo4j_address: str) -> None:
    with open_engine(neo4j_address.replace("bolt://", "neo4j://"), write=True) as engine:
        assert engine.read("RETURN 1 AS one").rows == ((1,),)


@pytest.mark.neo4j
def test_every_id_is_unique(neo4j_address: str) -> None:
    with open_engine(neo4j_address, write=True) as engine:
        rows = engine.read("SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN labelsOrTypes, properties").rows

    unique = {labels[0] for labels, properties in rows if properties == ["id"]}
    assert unique >= {"Document", "Section", "Task", "Unit", "Theme", "Project", "Target", "Person"}


@pytest.mark.neo4j
def test_several_loaders_at_once_make_the_same_graph(
    neo4j_address: str, emptied: Callable[[str], None], make_graph: Callable[..., Graph], task: Any
) -> None:
    graphs = [
        make_graph(f"方案{number}", [task("任务", ["区商务委", form], ["五型经济", f"主题{number % 3}"])])
        for number, form in enumerate(["区发展改革委", "区发改委", "各街镇"] * 5)
    ]
    emptied(neo4j_address)
    with open_engine(neo4j_address, write=True) as engine:
        engine.load(graphs)
        wanted = engine.checksum()
    emptied(neo4j_address)

    def load(part: list[Graph]) -> None:
        with open_engine(neo4j_address, write=True) as engine:
            engine.load(part)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(load, [graphs[start::3] for start in range(3)]))

    with open_engine(neo4j_address) as engine:
        assert engine.checksum() == wanted


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory, neo4j_server_module: object) -> Iterator[str]:
    """A server that asks for a password, which is 一个-password."""
    from neo4j import GraphDatabase

    home = tmp_path_factory.mktemp("guarded")
    with neo4j_server_module.running(home, auth=True) as address:  # type: ignore[attr-defined]
        with GraphDatabase.driver(address, auth=("neo4j", "neo4j")) as driver:
            change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO 'good-password'"
            driver.execute_query(change, database_="system")
        yield address


@pytest.mark.neo4j
def test_a_wrong_password(guarded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "neo4j")
    monkeypatch.setenv(PASSWORD, "bad-password")

    with pytest.raises(EngineError) as caught:
        open_engine(guarded)

    assert "user or password refused (set NEO4J_USERNAME and NEO4J_PASSWORD)" in str(caught.value)
    assert "bad-password" not in str(caught.value)


@pytest.mark.neo4j
def test_no_password_where_one_is_asked_for(guarded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(USER, raising=False)
    monkeypatch.delenv(PASSWORD, raising=False)

    with pytest.raises(EngineError, match="user or password refused"):
        open_engine(guarded)


@pytest.mark.neo4j
def test_the_right_password(guarded: str, monkeypatch: pytest.MonkeyPatch, spring: Graph) -> None:
    monkeypatch.setenv(USER, "neo4j")
    monkeypatch.setenv(PASSWORD, "good-password")

    with open_engine(guarded, write=True) as engine:
        engine.load([spring])
        assert engine.counts()["Document"] == 1


def test_credentials_come_from_the_environment_or_nobody_signs_in() -> None:
    assert credentials("neo4j://h", {USER: "a", PASSWORD: "b"}) == ("a", "b")
    assert credentials("neo4j://h", {PASSWORD: "b"}) == ("neo4j", "b")
    assert credentials("neo4j://h", {}) is None


def test_credentials_are_asked_for_on_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("graph_builder.store.credentials._on_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda prompt, stream: "typed" if "甲" in prompt else "")

    assert credentials("neo4j://h", {USER: "甲"}) == ("甲", "typed")


def test_a_server_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom graph_builder.cli import main\n"
        "sys.argv = ['govplan', 'query', 'run', 'targets', '--db', 'neo4j://127.0.0.1:1']\nmain()"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )

    assert done.returncode == 4
    assert done.stderr.startswith("govplan: database neo4j://127.0.0.1:1: cannot be reached")
    assert done.stderr.count("\n") == 1


@pytest.mark.neo4j
def test_a_server_that_is_too_old(neo4j_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_builder.store.neo4j.OLDEST", (99, 0))

    with pytest.raises(EngineError, match=r"Neo4j \d+\.\d+\.\d+ is too old \(allowed: 5\.26 and later\)"):
        open_engine(neo4j_address)
