"""Whole files or none: what stands when writing goes wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_builder.errors import GovplanError
from graph_builder.output import write_atomically, write_folder_atomically


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    with write_atomically(tmp_path / "new" / "plan.txt") as file:
        file.write("任务\n")

    assert (tmp_path / "new" / "plan.txt").read_bytes() == "任务\n".encode()
    assert [entry.name for entry in (tmp_path / "new").iterdir()] == ["plan.txt"]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    with write_atomically(tmp_path / "a.bin", encoding=None) as file:
        file.write(b"\x00\r\n")

    assert (tmp_path / "a.bin").read_bytes() == b"\x00\r\n"


def test_what_was_there_stands_when_the_writer_stumbles(tmp_path: Path) -> None:
    target = tmp_path / "plan.txt"
    target.write_text("old", "utf-8")

    with pytest.raises(ZeroDivisionError):
        _stumble(target)

    assert target.read_text("utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.txt"]


def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path: Path) -> None:
    target = tmp_path / "plan.txt"
    target.write_text("old", "utf-8")

    with pytest.raises(GovplanError, match=r"plan\.txt: cannot be written: No space left on device"):
        _write_until_full(target)

    assert target.read_text("utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_device_is_written_to_and_not_replaced() -> None:
    with pytest.raises(GovplanError, match="/dev/full: cannot be written: No space left"):
        _write_much("/dev/full")

    assert Path("/dev/full").is_char_device()


def test_bytes_go_to_a_device_as_they_are() -> None:
    with write_atomically(os.devnull, encoding=None) as file:
        assert file.write(b"\x00\r\n") == 3


def test_a_place_that_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(GovplanError, match="cannot be written"), write_atomically(tmp_path) as file:
        file.write("x")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old", "utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")

    with write_atomically(tmp_path / "link.txt") as file:
        file.write("new")

    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text("utf-8") == "new"


def test_a_folder_is_filled_whole_or_not_at_all(tmp_path: Path) -> None:
    with write_folder_atomically(tmp_path / "tables") as folder:
        (folder / "nodes.csv").write_text("1", "utf-8")

    with pytest.raises(ZeroDivisionError):
        _stumble_in_folder(tmp_path / "tables")

    assert (tmp_path / "tables" / "nodes.csv").read_text("utf-8") == "1"
    assert [entry.name for entry in tmp_path.iterdir()] == ["tables"]


def _write_until_full(target: Path) -> None:
    with write_atomically(target) as file:
        file.write("half")
        raise OSError(28, os.strerror(28))


def _write_much(target: str) -> None:
    with write_atomically(target) as file:
        file.write("任务" * 100_000)


def _stumble(target: Path) -> None:
    with write_atomically(target) as file:
        file.write("half")
        raise ZeroDivisionError


def _stumble_in_folder(target: Path) -> None:
    with write_folder_atomically(target) as folder:
        (folder / "nodes.csv").write_text("2", "utf-8")
        raise ZeroDivisionError
