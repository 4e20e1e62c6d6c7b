"""The theme lexicon: what it holds, and which faults of a file it names."""

from pathlib import Path

import pytest

from graph_builder.errors import LexiconError
from graph_builder.find.themes.lexicon import load_themes, read_themes

FAULTS = [
    ("- {name: 甲制, source: party, since: 2018, alias: [乙]}", "unknown key 'alias'; did you mean 'aliases'?"),
    ("- {name: 甲制, source: somebody, since: 2018}", "source 'somebody' of 甲制; allowed are party"),
    ("- {name: 甲制, source: party, since: 1800}", "since '1800' of 甲制; allowed are the years 1920 to 2030"),
    ("- {source: party, since: 2018}", "name is missing"),
    ("- {name: 甲制, source: party, since: 2018, members: [丙制]}", "member '丙制' of 甲制 is no entry"),
    (
        "- {name: 甲制, source: party, since: 2018}\n  - {name: 乙制, source: party, since: 2018, aliases: [甲制]}",
        "'甲制' of 乙制 is already a name of 甲制 (a.yaml:3)",
    ),
    (
        "- {name: 甲制, source: party, since: 2018, members: [乙制]}\n"
        "  - {name: 乙制, source: party, since: 2018, members: [甲制]}",
        "甲制 is a part of itself: 甲制 → 乙制 → 甲制",
    ),
    ("- {name: 甲制, source: party, since: 2018, aliases: [甲制]}", "'甲制' is an alias of itself"),
]


def test_the_lexicon_is_large_and_every_entry_says_where_it_comes_from() -> None:
    entries = load_themes().entries

    assert len(entries) >= 400
    assert all(entry.source and entry.since and entry.kind for entry in entries)


def test_coined_sets_have_their_members() -> None:
    parts = set(load_themes().parts())

    assert {
        ("创新型经济", "五型经济"),
        ("流量型经济", "五型经济"),
        ("国际金融中心", "五个中心"),
        ("两翼齐飞", "中心辐射、两翼齐飞、新城发力、南北转型"),
    } <= parts


@pytest.mark.parametrize(("entries", "message"), FAULTS)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, entries: str, message: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"kind: reform\nthemes:\n  {entries}\n", encoding="utf-8")

    with pytest.raises(LexiconError) as error:
        read_themes([file])

    assert message in str(error.value)
    assert "a.yaml:" in str(error.value)


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    lines = (entries for entries, _ in FAULTS[:4])
    file.write_text("kind: reform\nthemes:\n" + "".join(f"  {line}\n" for line in lines), encoding="utf-8")

    with pytest.raises(LexiconError) as error:
        read_themes([file])

    assert "4 faults" in str(error.value)


def test_a_file_of_another_shape_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("themes: [\n", encoding="utf-8")
    other = tmp_path / "b.yaml"
    other.write_text("themes: 3\nkinds: x\n", encoding="utf-8")

    with pytest.raises(LexiconError) as error:
        read_themes([file, other])

    assert "a.yaml: no YAML" in str(error.value)
    assert "b.yaml: unknown key 'kinds'" in str(error.value)
