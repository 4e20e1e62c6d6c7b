"""The log of decisions: what it decides, that it replays, and every fault it may have."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.errors import LexiconError, UsageError
from graph_builder.resolve.decisions import Decision, append_decision, load_decisions, undo_decision
from graph_builder.resolve.resolver import load_resolver

REGION = "上海市长宁区"
UNIT = "unit:上海市长宁区/区发展改革委"


def log(folder: Path, *lines: str) -> Path:
    path = folder / "decisions.tsv"
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def test_an_accepted_name_means_its_unit_in_its_region_only(tmp_path: Path) -> None:
    path = log(tmp_path, f"2026-01-02\tunit\taccept\t区改革发展办\t{UNIT}\t{REGION}")
    resolver = load_resolver(path)

    found = resolver.resolve_name("区改革发展办", resolver.region_named(REGION), 2021)
    other = resolver.resolve_name("区改革发展办", resolver.region_named("上海市静安区"), 2021)

    assert (found.unit.id, found.rule) == (UNIT, "decision")
    assert found.unit.kind == "government"
    assert other.unit.id == "unit:上海市静安区/区改革发展办"


def test_a_rejected_name_gets_a_node_of_its_own(tmp_path: Path) -> None:
    path = log(tmp_path, f"2026-01-02\tunit\treject\t区发改委\t{UNIT}\t{REGION}")
    resolver = load_resolver(path)

    found = resolver.resolve_name("区发改委", resolver.region_named(REGION), 2021)

    assert (found.unit.id, found.rule) == ("unit:上海市长宁区/区发改委", "rejected")


def test_an_undo_takes_a_decision_back(tmp_path: Path) -> None:
    path = log(tmp_path)
    append_decision(path, Decision("unit", "accept", "甲办", UNIT, REGION, "2026-01-02"))

    undone = undo_decision(path, 1, "2026-01-03")

    assert undone.action == "undo"
    assert load_decisions(path).active == ()
    assert len(path.read_text("utf-8").splitlines()) == 2


def test_a_log_takes_decisions_on_themes_too(tmp_path: Path) -> None:
    path = tmp_path / "new.tsv"
    append_decision(path, Decision("theme", "accept", "四态融合", "concept"))

    (entry,) = load_decisions(path).accepted("theme")

    assert (entry.subject, entry.object, entry.line) == ("四态融合", "concept", 1)
    assert load_decisions(path).accepted("unit") == ()


def test_a_decision_that_contradicts_the_log_is_not_written(tmp_path: Path) -> None:
    path = log(tmp_path, f"2026-01-02\tunit\taccept\t甲办\t{UNIT}")

    with pytest.raises(UsageError, match=r"line 2: reject: '甲办' .* contradicts line 1"):
        append_decision(path, Decision("unit", "reject", "甲办", UNIT))

    assert len(path.read_text("utf-8").splitlines()) == 1


def test_all_faults_of_a_log_are_named_at_once(tmp_path: Path) -> None:
    path = log(
        tmp_path,
        "# a comment",
        f"2026-01-02\tunit\taccept\t甲办\t{UNIT}",
        f"2026-01-02\tunit\treject\t甲办\t{UNIT}",
        "2026-01-02\tunit\taccept\t甲办\tunit:上海市长宁区/区教育局",
        "2026-01-02\tunti\taccept\t乙办\tx",
        "2026-01-02\tunit\tacept\t乙办\tx",
        "2026-01-02\tunit\tundo\t丙办\tx",
        "nonsense",
    )

    with pytest.raises(LexiconError) as raised:
        load_decisions(path)

    lines = str(raised.value).splitlines()
    assert lines[0].endswith("6 faults in this decision log")
    assert [line.split(":")[0].strip() for line in lines[1:]] == [f"line {number}" for number in range(3, 9)]
    assert "did you mean 'unit'?" in lines[3]
    assert "did you mean 'accept'?" in lines[4]


def test_a_unit_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    path = log(
        tmp_path,
        "2026-01-02\tunit\taccept\t甲办\tunit:上海市长宁区/区发改委",
        "2026-01-02\tunit\taccept\t乙办\t区教育局",
    )

    with pytest.raises(LexiconError) as raised:
        load_resolver(path)

    assert "2 faults" in str(raised.value)
    assert f"line 1: accept: '甲办': no unit 'unit:上海市长宁区/区发改委'; it is now '{UNIT}'" in str(raised.value)


def test_a_log_that_is_not_there_is_an_error_for_a_build(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"missing\.tsv: no decision log that can be read"):
        load_resolver(tmp_path / "missing.tsv")


def test_a_name_rejected_as_the_body_of_that_name_is_another_node(tmp_path: Path) -> None:
    resolver = load_resolver(log(tmp_path, f"2026-01-02\tunit\treject\t区发展改革委\t{UNIT}\t{REGION}"))

    found = resolver.resolve_name("区发展改革委", resolver.region_named(REGION), 2021)

    assert (found.unit.id, found.rule) == (f"{UNIT}?", "rejected")
