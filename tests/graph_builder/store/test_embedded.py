"""The embedded engine: whose folder it is, who may write, and what a crash leaves."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from graph_builder.errors import EngineError
from graph_builder.graph import Graph
from graph_builder.store import open_engine


@contextmanager
def process(code: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A Python process that runs the code; killed at the end if it is still there."""
    command = [sys.executable, "-c", textwrap.dedent(code), *arguments]
    started = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield started
    finally:
        started.kill()
        started.communicate()


HOLD = """
    import sys
    from graph_builder.store import open_engine
    with open_engine(sys.argv[1], write=sys.argv[2] == "write"):
        print("open", flush=True)
        sys.stdin.read()
"""


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"no database at .*nope.graph: make it with `govplan build"):
        open_engine(tmp_path / "nope.graph")


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", "utf-8")

    with pytest.raises(EngineError, match="no govplan database"):
        open_engine(tmp_path, write=True)
    with pytest.raises(EngineError, match="no govplan database"):
        open_engine(tmp_path)

    assert [entry.name for entry in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("dear", "utf-8")

    with pytest.raises(EngineError, match="no govplan database"):
        open_engine(file, write=True)

    assert file.read_text("utf-8") == "dear"


def test_an_empty_folder_becomes_a_database(tmp_path: Path, spring: Graph) -> None:
    with open_engine(tmp_path, write=True) as engine:
        engine.load([spring])

    with open_engine(tmp_path) as engine:
        assert engine.counts()["Document"] == 1


def test_a_second_writer_is_told_who_holds_it(tmp_path: Path) -> None:
    db = tmp_path / "plans.graph"
    with process(HOLD, str(db), "write") as holder:
        assert holder.stdout is not None
        holder.stdout.readline()

        with pytest.raises(EngineError, match=rf"being written by process {holder.pid} since \d{{4}}-"):
            open_engine(db, write=True)
        with pytest.raises(EngineError, match=rf"being written by process {holder.pid} since \d{{4}}-"):
            open_engine(db)


def test_readers_share_and_keep_a_writer_out(tmp_path: Path, spring: Graph) -> None:
    db = tmp_path / "plans.graph"
    with open_engine(db, write=True) as engine:
        engine.load([spring])

    with process(HOLD, str(db), "read") as reader:
        assert reader.stdout is not None
        reader.stdout.readline()

        with open_engine(db) as second:
            assert second.counts()["Document"] == 1
        with pytest.raises(EngineError, match="being read by another process"):
            open_engine(db, write=True)


def test_the_lock_goes_with_its_holder(tmp_path: Path) -> None:
    db = tmp_path / "plans.graph"
    with process(HOLD, str(db), "write") as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        holder.kill()
        holder.wait()

    with open_engine(db, write=True) as engine:
        assert engine.counts()["Document"] == 0


LOAD = """
    import pickle, sys
    from graph_builder.store import open_engine
    graphs = pickle.loads(open(sys.argv[2], "rb").read())
    with open_engine(sys.argv[1], write=True) as engine:
        for graph in graphs:
            engine.load([graph])
            print(graph.document, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 4, 9])
@pytest.mark.parametrize("write", [False, True], ids=["reader-first", "writer-first"])
def test_a_crash_leaves_whole_documents_only(
    tmp_path: Path, make_graph: Callable[..., Graph], task: Any, acknowledged: int, write: bool
) -> None:
    tasks = [task(f"任务{number}", ["区商务委", "各街镇"], ["五型经济"]) for number in range(40)]
    graphs = [make_graph(f"方案{number:02}", tasks) for number in range(40)]
    (tmp_path / "graphs").write_bytes(pickle.dumps(graphs))
    db = tmp_path / "plans.graph"
    with process(LOAD, str(db), str(tmp_path / "graphs")) as loader:
        assert loader.stdout is not None
        done = [loader.stdout.readline().strip() for _ in range(acknowledged)]
        os.kill(loader.pid, signal.SIGKILL)
        loader.wait()

    with open_engine(db, write=write) as engine:
        held = {row[0] for row in engine.read("MATCH (d:Document) RETURN d.id AS id").rows}
        answers = engine.read(
            "MATCH (d:Document)-[:HAS_TASK]->(t:Task)<-[:RESPONSIBLE_FOR]-(u:Unit) "
            "RETURN d.id AS id, count(DISTINCT t) AS tasks, count(u) AS answers"
        ).rows

    assert set(done) <= held
    assert len(held) < len(graphs)
    assert sorted(answers) == [(document, 40, 80) for document in sorted(held)]


def test_a_load_that_was_cut_short_is_finished_by_the_next(tmp_path: Path, spring: Graph, autumn: Graph) -> None:
    with open_engine(tmp_path / "whole.graph", write=True) as engine:
        engine.load([spring, autumn])
        wanted = engine.checksum()
    db = tmp_path / "plans.graph"
    with pytest.raises(RuntimeError, match="stop"), open_engine(db, write=True) as engine:
        engine.load(_stopping([spring], RuntimeError("stop")))

    with open_engine(db, write=True) as engine:
        engine.load([spring, autumn])
        assert engine.checksum() == wanted


def test_a_half_made_folder_is_made_anew(tmp_path: Path, spring: Graph) -> None:
    db = tmp_path / "plans.graph"
    open_engine(db, write=True).close()
    marker = json.loads((db / "govplan.json").read_text("utf-8"))
    (db / "govplan.json").write_text(json.dumps(marker | {"schema": 0}), "utf-8")
    (db / "schema.json").write_text("{", "utf-8")

    with pytest.raises(EngineError, match="is not finished: run `govplan build"):
        open_engine(db)
    with open_engine(db, write=True) as engine:
        engine.load([spring])
    with open_engine(db) as engine:
        assert engine.counts()["Document"] == 1


FULL = """
    import pickle, resource, signal, sys
    from graph_builder.errors import EngineError
    from graph_builder.store import open_engine
    graphs = pickle.loads(open(sys.argv[2], "rb").read())
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with open_engine(sys.argv[1], write=True) as engine:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
            engine.load(graphs)
    except EngineError as error:
        print(error)
"""


def test_a_disk_that_takes_no_more_loses_nothing(
    tmp_path: Path, make_graph: Callable[..., Graph], task: Any, spring: Graph
) -> None:
    db = tmp_path / "plans.graph"
    with open_engine(db, write=True) as engine:
        engine.load([spring])
        before = engine.checksum()
    large = make_graph("大", [task("文" * 10_000, ["区商务委"]) for _ in range(100)])
    (tmp_path / "graphs").write_bytes(pickle.dumps([large]))

    with process(FULL, str(db), str(tmp_path / "graphs")) as loader:
        said, _ = loader.communicate(timeout=60)

    assert "File too large" in said
    assert said.count("\n") == 1
    with open_engine(db) as engine:
        assert engine.checksum() == before


def test_files_of_another_build_of_the_engine_are_not_guessed_at(tmp_path: Path) -> None:
    db = tmp_path / "plans.graph"
    open_engine(db, write=True).close()
    marker = json.loads((db / "govplan.json").read_text("utf-8"))
    (db / "govplan.json").write_text(json.dumps(marker | {"engine": "1.0"}), "utf-8")

    for write in (False, True):
        with pytest.raises(EngineError, match=r"made by arcadedb 1\.0, this is .*build it again"):
            open_engine(db, write=write)


def test_the_engine_prints_nothing_and_leaves_the_working_folder_alone(tmp_path: Path) -> None:
    code = "from graph_builder.store import open_engine; open_engine('plans.graph', write=True).close()"

    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert (done.stdout, done.stderr) == ("", "")
    assert [entry.name for entry in tmp_path.iterdir()] == ["plans.graph"]


def test_closing_twice_is_closing_once(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "plans.graph", write=True)

    engine.close()
    engine.close()

    open_engine(tmp_path / "plans.graph", write=True).close()


def _stopping(graphs: list[Graph], error: Exception) -> Iterator[Graph]:
    yield from graphs
    raise error


def test_a_folder_that_lost_a_file_answers_nothing(tmp_path: Path, spring: Graph) -> None:
    path = tmp_path / "plans.graph"
    with open_engine(path, write=True) as engine:
        engine.load([spring])
    next(path.glob("Task_*.bucket")).unlink()

    with pytest.raises(EngineError, match=r"plans\.graph: 1 of its files are gone: delete the folder"):
        open_engine(path)


def test_a_folder_whose_schema_is_no_longer_text_is_damaged(tmp_path: Path, spring: Graph) -> None:
    path = tmp_path / "plans.graph"
    with open_engine(path, write=True) as engine:
        engine.load([spring])
    for file in path.glob("schema*.json"):
        file.write_bytes(b"\x00\x07junk")

    with pytest.raises(EngineError, match="its files are damaged: delete the folder"):
        open_engine(path)


def test_what_the_engine_cannot_read_is_told_without_its_classes_and_bytes(tmp_path: Path, spring: Graph) -> None:
    path = tmp_path / "plans.graph"
    with open_engine(path, write=True) as engine:
        engine.load([spring])
    (path / "configuration.json").write_bytes(b"\x00\x07junk")

    with pytest.raises(EngineError, match="its files are damaged: delete the folder") as caught:
        open_engine(path)

    assert str(caught.value).isprintable()
    assert "Exception" not in str(caught.value)
