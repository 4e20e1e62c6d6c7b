"""Both engines for every test that asks for one, and a Neo4j server that is started once a session."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from graph_builder.store import StoredGraph, open_engine

ENGINES = ("embedded", pytest.param("neo4j", marks=pytest.mark.neo4j))


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server NEO4J_URI names, which the tests may empty, or one of our own for this session."""
    given = os.environ.get("NEO4J_URI")
    if given:
        yield given
        return
    server = neo4j_server()
    _skip_or_fail(server.missing())
    with server.running(tmp_path_factory.mktemp("neo4j")) as address:
        yield address


@pytest.fixture(scope="session")
def neo4j_server_module() -> ModuleType:
    """The means to start a server of one's own, where the shared one will not do."""
    server = neo4j_server()
    _skip_or_fail(server.missing())
    return server


@pytest.fixture(params=ENGINES)
def db(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The name of an empty database: a folder not made yet, or the emptied server."""
    if request.param == "embedded":
        return str(tmp_path / "plans.graph")
    address = str(request.getfixturevalue("neo4j_address"))
    empty(address)
    return address


@pytest.fixture
def emptied() -> Callable[[str], None]:
    """Takes everything out of a server's database."""
    return empty


@pytest.fixture
def engine(db: str) -> Iterator[StoredGraph]:
    """An empty database, open to write."""
    with open_engine(db, write=True) as opened:
        yield opened


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that was skipped is one that failed: nobody would look for it."""
    if os.environ.get("CI") == "true" and session.exitstatus == 0 and _skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a session without failures fails."""
    number = _skipped(terminalreporter.config)
    if os.environ.get("CI") == "true" and number:
        terminalreporter.write_line(f"CI allows no skips: {number} skipped", red=True)


def _skipped(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", [])) if reporter is not None else 0


def empty(address: str) -> None:
    """Take everything out of the server's database."""
    from neo4j import GraphDatabase

    from graph_builder.store.credentials import credentials

    with GraphDatabase.driver(address, auth=credentials(address)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


def neo4j_server() -> ModuleType:
    """The module tests/neo4j/server.py, which is no package: pytest imports test files one by one."""
    path = Path(__file__).parent / "neo4j" / "server.py"
    spec = importlib.util.spec_from_file_location("govplan_neo4j_server", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _skip_or_fail(reason: str) -> None:
    if not reason:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must not skip: {reason}")
    pytest.skip(reason)
