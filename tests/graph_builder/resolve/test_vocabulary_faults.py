"""The vocabulary is verified on load: all faults at once, each with file, line and key."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree

import pytest

from graph_builder.errors import LexiconError
from graph_builder.resolve.lexicon import load_lexicon, read_lexicon
from graph_builder.resolve.succession import load_reforms, read_reforms


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with as_file(files("graph_builder") / "lexicon" / "units") as source:
        return Path(copytree(source, tmp_path / "units"))


def add(path: Path, *rows: str) -> int:
    """Write rows at the end; the line of the first one."""
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, *rows, ""]), "utf-8")
    return len(lines) + 1


def test_all_faults_are_named_at_once_with_line_and_key(folder: Path) -> None:
    first = add(
        folder / "government.tsv",
        "发展和改革甲\t发改甲\t局\tgoverment\t\t\t\t",
        "乙丙\t乙/丙\t局\tgovernment\t\t\t2020\t2018",
        "丁戊\t丁/戊\t局\tgovernment\t体育\t\t\t",
        "己庚\t己/庚\t局\tgovernment\t\t\t二〇\t",
        "辛壬\t辛/壬\t部门\tgovernment\t\t\t\t",
        "缺栏\t缺栏",
    )

    with pytest.raises(LexiconError) as raised:
        read_lexicon(folder)

    message = str(raised.value)
    assert "6 faults" in message
    assert f"government.tsv:{first}: 发展和改革甲局: unknown kind 'goverment'; did you mean 'government'?" in message
    assert f"government.tsv:{first + 1}: 乙丙局: until 2018 is before since 2020" in message
    assert f"government.tsv:{first + 2}: 丁戊局: alias '体育局' is also 体育局" in message
    assert f"government.tsv:{first + 3}: since: '二〇' is no year" in message
    assert f"government.tsv:{first + 4}: 辛壬部门: unknown type '部门'" in message
    assert f"government.tsv:{first + 5}: 2 fields, the columns are 8" in message


def test_an_unknown_key_is_a_fault(folder: Path) -> None:
    path = folder / "national.tsv"
    path.write_text(path.read_text("utf-8").replace("\taliases\t", "\talias\t", 1), "utf-8")

    with pytest.raises(LexiconError, match=r"national\.tsv:2: unknown key 'alias'"):
        read_lexicon(folder)


def test_the_vocabulary_that_ships_has_no_fault() -> None:
    assert len(load_lexicon().bodies) > 400
    assert len(load_reforms()) > 50


def test_a_cycle_of_successions_and_an_unknown_body_are_faults(tmp_path: Path) -> None:
    path = tmp_path / "reforms.tsv"
    path.write_text(
        "2018-03\trenamed\t\t甲局\t乙局\n2019\trenamed\t\t乙局\t丙局\n2020\tmoved\t\t丙局\t甲局\n2O21\tmerged\t\t甲局\t丁局\n",
        "utf-8",
    )

    with pytest.raises(LexiconError) as raised:
        read_reforms(path, {"甲局", "乙局", "丙局"})

    message = str(raised.value)
    assert "reforms.tsv:3: kind: unknown 'moved'" in message
    assert "reforms.tsv:4: date: '2O21' is no year, month or day" in message
    assert "reforms.tsv:4: new: no body '丁局' in the vocabulary" in message
    assert "cycle of successions at '甲局'" in message
