"""The two engines, each with the small plans or with the founding plan in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_builder.pipeline import build
from graph_builder.sample import founding_plan
from graph_builder.store import StoredGraph, open_engine

sys.path.insert(0, str(Path(__file__).parent))
from small_plans import small_graphs, small_reform

ENGINES = ("embedded", pytest.param("neo4j", marks=pytest.mark.neo4j))


@pytest.fixture(scope="module", params=ENGINES)
def small(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredGraph]:
    """An engine that holds the small plans."""
    db = _address(request, tmp_path_factory)
    with open_engine(db, write=True) as engine:
        _empty(engine)
        engine.load(small_graphs())
        engine.replace_edges("SUCCEEDED_BY", [small_reform()])
    with open_engine(db) as engine:
        yield engine


@pytest.fixture(scope="module", params=ENGINES)
def founding(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredGraph]:
    """An engine that holds the founding plan."""
    db = _address(request, tmp_path_factory)
    _fill(db)
    with open_engine(db) as engine:
        yield engine


@pytest.fixture(scope="module")
def embedded_founding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredGraph]:
    """The embedded engine with the founding plan, to compare others with."""
    db = str(tmp_path_factory.mktemp("presets") / "plan.graph")
    _fill(db)
    with open_engine(db) as engine:
        yield engine


@pytest.fixture(scope="session")
def small_db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database folder that holds the small plans, for the command line."""
    db = str(tmp_path_factory.mktemp("commands") / "small.graph")
    with open_engine(db, write=True) as engine:
        engine.load(small_graphs())
    return db


def _address(request: pytest.FixtureRequest, folders: pytest.TempPathFactory) -> str:
    if request.param == "embedded":
        return str(folders.mktemp("presets") / "plan.graph")
    return str(request.getfixturevalue("neo4j_address"))


def _fill(db: str) -> None:
    with open_engine(db, write=True) as engine:
        _empty(engine)
    with founding_plan() as path:
        build([path], db=db)


def _empty(engine: StoredGraph) -> None:
    for row in engine.read("MATCH (d:Document) RETURN d.id AS id ORDER BY id", columns=("id",)).rows:
        engine.remove(row[0])
