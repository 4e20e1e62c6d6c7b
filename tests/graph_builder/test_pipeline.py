"""Many files into one database: what is read, what is passed over, what fails alone."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import graph_builder
from graph_builder.errors import DocumentError, EngineError, LexiconError, UsageError
from graph_builder.model import Finding
from graph_builder.pipeline import BuildReport
from graph_builder.read import Input
from graph_builder.reading import Reading, fingerprint, read_graph
from graph_builder.store import open_engine

PLAN = """{district}{year}年重点工作任务分解
发文机构：{district}人民政府办公室
发布日期：{year}-02-01

一、重点任务

1、推进城市更新，完成旧区改造10万平方米。（责任单位：区商务委、区教育局）

2、优化营商环境，深化“一网通办”。（责任单位：{unit}、各街镇）
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "plans"
    made.mkdir()
    for name, district, year in (("a", "上海市长宁区", 2021), ("b", "上海市静安区", 2021), ("c", "上海市长宁区", 2022)):
        text = PLAN.format(district=district, year=year, unit="区发展改革委")
        (made / f"{name}.txt").write_text(text, "utf-8")
    return made


@pytest.fixture
def reads() -> tuple[list[str], Callable[[Input], Reading]]:
    """The names of the files that were really read, and a reader that takes note of them."""
    names: list[str] = []

    def read(source: Input) -> Reading:
        names.append(Path(source.name).name)
        return read_graph(source)

    return names, read


def outcomes(report: BuildReport) -> list[tuple[str, str]]:
    return [(Path(file.name).name, file.outcome) for file in report.files]


def test_a_folder_is_built(folder: Path, db: str) -> None:
    report = graph_builder.build([folder], db=db)

    assert outcomes(report) == [("a.txt", "loaded"), ("b.txt", "loaded"), ("c.txt", "loaded")]
    assert report.counts["Document"] == 3
    assert report.counts["Task"] == 6
    with open_engine(db) as engine:
        assert engine.counts() == report.counts


def test_building_twice_reads_nothing_and_changes_nothing(
    folder: Path, db: str, reads: tuple[list[str], Callable[[Input], Reading]]
) -> None:
    names, read = reads
    first = graph_builder.build([folder], db=db, read=read)
    with open_engine(db) as engine:
        before = engine.checksum()
    names.clear()

    second = graph_builder.build([folder], db=db, read=read)

    assert names == []
    assert {outcome for _, outcome in outcomes(second)} == {"unchanged"}
    assert second.counts == first.counts
    with open_engine(db) as engine:
        assert engine.checksum() == before


def test_what_needs_an_eye_still_does_the_second_time(folder: Path, db: str) -> None:
    (folder / "story.txt").write_text("上海市长宁区2021年工作总结\n\n这一年，各项工作平稳。\n", "utf-8")

    first = graph_builder.build([folder], db=db)
    second = graph_builder.build([folder], db=db)
    (folder / "d.txt").write_text(PLAN.format(district="上海市黄浦区", year=2021, unit="区科委"), "utf-8")
    third = graph_builder.build([folder], db=db)
    (folder / "story.txt").unlink()
    fourth = graph_builder.build([folder], db=db)

    assert [report.grave for report in (first, second, third, fourth)] == [1, 1, 1, 0]
    assert [report.is_clean for report in (first, second, third, fourth)] == [False, False, False, True]


def test_no_files_are_no_build(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file to build from"):
        graph_builder.build([], db=tmp_path / "x.graph")
    assert not (tmp_path / "x.graph").exists()


def test_only_the_changed_file_is_read_again(
    folder: Path, db: str, reads: tuple[list[str], Callable[[Input], Reading]]
) -> None:
    names, read = reads
    graph_builder.build([folder], db=db, read=read)
    old = (folder / "b.txt").read_text("utf-8")
    names.clear()

    (folder / "b.txt").write_text(old.replace("区发展改革委", "区科委"), "utf-8")
    changed = graph_builder.build([folder], db=db, read=read)
    (folder / "b.txt").write_text(old, "utf-8")
    back = graph_builder.build([folder], db=db, read=read)

    assert names == ["b.txt", "b.txt"]
    assert outcomes(changed) == outcomes(back) == [("a.txt", "unchanged"), ("b.txt", "loaded"), ("c.txt", "unchanged")]
    with open_engine(db) as engine:
        names_of = engine.read("MATCH (u:Unit)-[:RESPONSIBLE_FOR]->(:Task) RETURN DISTINCT u.name AS name").rows
    assert ("区科委",) not in names_of


def test_another_reader_reads_again(folder: Path, db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    graph_builder.build([folder], db=db)
    monkeypatch.setattr("graph_builder.pipeline.fingerprint", lambda: "another")

    report = graph_builder.build([folder / "a.txt"], db=db)

    # Read anew, and found to say the same: nothing had to be written.
    assert outcomes(report) == [("a.txt", "unchanged")]


def test_a_bad_file_is_one_finding_and_the_others_are_built(folder: Path, db: str) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)

    report = graph_builder.build([folder], db=db)

    assert report.number("loaded") == 3
    failed = [file for file in report.files if file.outcome == "failed"]
    assert [Path(file.name).name for file in failed] == ["empty.txt", "image.txt"]
    for file in failed:
        (finding,) = file.findings
        assert finding.severity == "error"
        assert file.name in finding.message
        assert "\n" not in finding.message
    assert not report.is_clean


def test_a_fault_of_ours_stops_one_file_only(folder: Path, db: str) -> None:
    def read(source: Input) -> Reading:
        if source.name.endswith("b.txt"):
            return Reading(source.name, None, (Finding("error", "file-unreadable", f"{source.name}: internal error"),))
        return read_graph(source)

    assert graph_builder.build([folder], db=db, read=read).number("loaded") == 2


def test_an_exception_within_reading_is_a_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("graph_builder.assemble.assemble", broken)

    reading = read_graph(Input("a.txt", folder / "a.txt"))

    assert reading.reason == "a.txt: internal error: ZeroDivisionError: by nothing"


def test_a_faulty_vocabulary_stops_the_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise LexiconError("themes.yaml: 1 fault")

    monkeypatch.setattr("graph_builder.find.themes.lexicon.load_themes", broken)

    with pytest.raises(LexiconError, match="1 fault"):
        read_graph(Input("a.txt", folder / "a.txt"))


def test_nothing_read_is_an_error_and_leaves_no_database(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")

    with pytest.raises(DocumentError, match=r"empty\.txt"):
        graph_builder.build([tmp_path / "empty.txt"], db=tmp_path / "plans.graph")

    assert not (tmp_path / "plans.graph").exists()


def test_a_path_that_is_not_there_touches_no_database(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file or folder"):
        graph_builder.build([tmp_path / "nope"], db=tmp_path / "plans.graph")

    assert not (tmp_path / "plans.graph").exists()


def test_one_document_in_two_files_is_loaded_once(
    folder: Path, db: str, reads: tuple[list[str], Callable[[Input], Reading]]
) -> None:
    text = (folder / "a.txt").read_text("utf-8")
    (folder / "d.txt").write_text(text + "\n", "utf-8")

    report = graph_builder.build([folder], db=db)

    assert outcomes(report)[-1] == ("d.txt", "double")
    assert report.counts["Document"] == 3
    assert "the same document as" in report.files[-1].findings[0].message


def test_what_vanished_stays_until_it_is_pruned(folder: Path, db: str) -> None:
    graph_builder.build([folder], db=db)
    (folder / "b.txt").unlink()

    assert graph_builder.build([folder], db=db).counts["Document"] == 3
    report = graph_builder.build([folder], db=db, prune=True)

    assert [document.split("/")[0] for document in report.removed] == ["doc:上海市静安区"]
    assert report.counts["Document"] == 2
    assert graph_builder.build([folder], db=db, prune=True).removed == ()


def test_a_document_is_taken_out_by_its_id(folder: Path, db: str) -> None:
    first = graph_builder.build([folder / "a.txt"], db=db)
    with open_engine(db) as engine:
        before = engine.checksum()
    second = graph_builder.build([folder / "b.txt"], db=db)

    third = graph_builder.build([], db=db, remove=[second.files[0].document])

    assert third.removed == (second.files[0].document,)
    assert third.counts == first.counts
    with open_engine(db) as engine:
        assert engine.checksum() == before


def test_a_document_that_is_not_there_cannot_be_taken_out(folder: Path, db: str) -> None:
    report = graph_builder.build([folder / "a.txt"], db=db)
    known = report.files[0].document

    with pytest.raises(UsageError, match=f"no document '{known}x' in this database; did you mean '{known}'"):
        graph_builder.build([], db=db, remove=[f"{known}x"])


def test_processes_give_the_same_graph(folder: Path, tmp_path: Path) -> None:
    graph_builder.build([folder], db=tmp_path / "one.graph", jobs=1)
    graph_builder.build([folder], db=tmp_path / "two.graph", jobs=2)

    with open_engine(tmp_path / "one.graph") as one, open_engine(tmp_path / "two.graph") as two:
        assert one.checksum() == two.checksum()


def kill_at_b(source: Input) -> Reading:
    if source.name.endswith("b.txt"):
        os._exit(9)
    return read_graph(source)


def test_a_file_that_kills_its_reader_fails_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The child process imports this module by its name, so it must stand under one that it finds.
    shutil.copy(__file__, tmp_path / "killing_reader.py")
    monkeypatch.syspath_prepend(tmp_path)
    import killing_reader  # type: ignore[import-not-found]

    try:
        report = graph_builder.build([folder], db=tmp_path / "plans.graph", jobs=2, read=killing_reader.kill_at_b)
    finally:
        del sys.modules["killing_reader"]

    assert outcomes(report) == [("a.txt", "loaded"), ("b.txt", "failed"), ("c.txt", "loaded")]
    assert "the process that read it died" in report.files[1].findings[0].message


def test_progress_is_told_of_every_file(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    graph_builder.build([folder], db=tmp_path / "plans.graph", progress=lambda done, all_, _: told.append((done, all_)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_folder_of_another_kind_is_left_alone(folder: Path) -> None:
    before = sorted(entry.name for entry in folder.iterdir())

    with pytest.raises(EngineError, match="no govplan database"):
        graph_builder.build([folder], db=folder)

    assert sorted(entry.name for entry in folder.iterdir()) == before


def test_the_fingerprint_is_one_of_code_and_vocabulary() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 16
