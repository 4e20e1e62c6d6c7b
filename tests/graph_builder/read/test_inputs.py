"""Files, folders, patterns and archives: which documents they mean, in which order, and what is refused."""

from __future__ import annotations

import gzip
import io
import os
import pickle
import tarfile
import zipfile
from pathlib import Path

import pytest

from graph_builder.errors import DocumentError
from graph_builder.read import find_inputs, read, read_bytes
from graph_builder.read.inputs import Input

PLAN = "一、推进“一网通办”。(责任单位:区政务办)".encode()


def zipped(members: dict[str, bytes], *, utf8: bool = True) -> bytes:
    """A zip file; without `utf8` the names are written in GBK and not marked, as Chinese tools do."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            stored = name if utf8 else "".join(chr(byte) if byte < 128 else "\x7f" for byte in name.encode("gbk"))
            archive.writestr(stored, data)
    packed = buffer.getvalue()
    if not utf8:
        for name in members:
            raw = name.encode("gbk")
            packed = packed.replace(bytes(byte if byte < 128 else 127 for byte in raw), raw)
    return packed


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def names(folder: Path, found: list[Input]) -> list[str]:
    return [each.name.replace(str(folder), "").lstrip("/") for each in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "下级/丙.txt", "说明.md", ".hidden.txt", "~$a.docx", ".git/x.txt", "gold.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PLAN)
    return tmp_path


def test_a_folder_gives_its_documents_sorted_and_reports_what_it_passes_over(folder: Path) -> None:
    passed: list[tuple[str, str]] = []

    found = list(find_inputs([folder], skipped=lambda name, reason: passed.append((Path(name).name, reason))))

    assert names(folder, found) == ["a.txt", "b.txt", "下级/丙.txt"]
    assert found[0].load() == PLAN
    assert sorted(passed) == [
        (".hidden.txt", "hidden file"),
        ("gold.json", ".json files of a folder are not read"),
        ("x.txt", "hidden file"),
        ("~$a.docx", "hidden file"),
        ("说明.md", ".md files of a folder are not read"),
    ]


def test_a_file_named_outright_is_read_whatever_its_name(folder: Path) -> None:
    assert names(folder, list(find_inputs([folder / "说明.md"]))) == ["说明.md"]


def test_a_file_named_twice_is_given_once(folder: Path) -> None:
    assert names(folder, list(find_inputs([folder / "a.txt", folder, folder / "a.txt"]))) == [
        "a.txt",
        "b.txt",
        "下级/丙.txt",
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "下级/丙.txt"]),
        ("[ab].txt", ["a.txt", "b.txt"]),
        ("下*", ["下级/丙.txt"]),
    ],
)
def test_patterns_the_shell_left_alone(folder: Path, pattern: str, expected: list[str]) -> None:
    assert names(folder, list(find_inputs([folder / pattern]))) == expected


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("no.txt", "no such file or folder; give a file, a folder"),
        ("a.tx", r"give a file, a folder.*; did you mean 'a\.txt'\?"),
        ("*.ofd", "no file matches"),
        ("空", "no documents in this folder"),
    ],
)
def test_paths_that_mean_nothing_are_refused_before_anything_is_given(folder: Path, path: str, reason: str) -> None:
    (folder / "空").mkdir()

    with pytest.raises(DocumentError, match=reason):
        next(find_inputs([folder / "a.txt", folder / path]))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("2021.zip", zipped({"二.txt": PLAN, "一/甲.txt": PLAN})),
        ("2021.tar", tarred({"二.txt": PLAN, "一/甲.txt": PLAN})),
        ("2021.tar.gz", tarred({"二.txt": PLAN, "一/甲.txt": PLAN}, "w:gz")),
        ("2021.tgz", tarred({"二.txt": PLAN, "一/甲.txt": PLAN}, "w:gz")),
        ("2021.tar.bz2", tarred({"二.txt": PLAN, "一/甲.txt": PLAN}, "w:bz2")),
        ("2021.tar.xz", tarred({"二.txt": PLAN, "一/甲.txt": PLAN}, "w:xz")),
        ("without a suffix", zipped({"二.txt": PLAN, "一/甲.txt": PLAN})),
    ],
)
def test_archives_give_their_members(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)

    found = list(find_inputs([tmp_path]))

    assert names(tmp_path, found) == [f"{name}/一/甲.txt", f"{name}/二.txt"]
    assert [pickle.loads(pickle.dumps(each)).load() for each in found] == [PLAN, PLAN]


def test_names_in_gbk_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"重点工作/方案.txt": PLAN}, utf8=False))

    (found,) = find_inputs([tmp_path / "a.zip"])

    assert found.name.endswith("a.zip/重点工作/方案.txt")
    assert found.load() == PLAN


def test_archives_inside_archives_are_opened_once(tmp_path: Path) -> None:
    innermost = zipped({"丙.txt": PLAN})
    inner = zipped({"乙.txt": PLAN, "更深.zip": innermost})
    (tmp_path / "a.zip").write_bytes(
        zipped({"甲.txt": PLAN, "一月.zip": inner, "一月.tgz": tarred({"丁.txt": PLAN}, "w:gz")})
    )

    found = list(find_inputs([tmp_path]))

    assert names(tmp_path, found) == [
        "a.zip/一月.tgz/丁.txt",
        "a.zip/一月.zip/乙.txt",
        "a.zip/一月.zip/更深.zip",
        "a.zip/甲.txt",
    ]
    assert [each.load() for each in found] == [PLAN, PLAN, innermost, PLAN]
    with pytest.raises(DocumentError, match="an archive"):
        read_bytes(found[2].name, found[2].load())


def test_a_single_packed_file_is_a_document(tmp_path: Path) -> None:
    (tmp_path / "方案.txt.gz").write_bytes(gzip.compress(PLAN))

    (found,) = find_inputs([tmp_path])

    assert (names(tmp_path, [found]), found.load()) == (["方案.txt.gz/方案.txt"], PLAN)


def test_members_cannot_lead_out_of_the_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"../../etc/方案.txt": PLAN, "/root/b.txt": PLAN, "c\x1b[31m.txt": PLAN}))

    assert names(tmp_path, list(find_inputs([tmp_path]))) == [
        "a.zip/c[31m.txt",
        "a.zip/etc/方案.txt",
        "a.zip/root/b.txt",
    ]


def test_hidden_members_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(
        zipped({"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "a.txt": PLAN, "读我.md": b"x"})
    )

    assert names(tmp_path, list(find_inputs([tmp_path]))) == ["a.zip/a.txt"]


def test_a_damaged_archive_is_one_faulty_document_and_the_others_are_given(tmp_path: Path) -> None:
    (tmp_path / "a.tar.gz").write_bytes(tarred({"甲.txt": PLAN}, "w:gz")[:-20])
    (tmp_path / "b.txt").write_bytes(PLAN)

    broken, good = find_inputs([tmp_path])

    assert good.load() == PLAN
    with pytest.raises(DocumentError, match=r"a\.tar\.gz: a truncated or damaged archive"):
        broken.load()


def test_a_truncated_zip_is_refused_where_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"甲.txt": PLAN})[:-10])

    (found,) = find_inputs([tmp_path])

    with pytest.raises(DocumentError, match="truncated or damaged zip"):
        read_bytes(found.name, found.load())


def test_a_bomb_is_refused_and_its_neighbour_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"bomb.txt": bytes(20 * 1024 * 1024), "甲.txt": PLAN}))

    bomb, good = find_inputs([tmp_path])

    assert good.load() == PLAN
    with pytest.raises(DocumentError, match=r"a\.zip/bomb\.txt: .*zip bomb"):
        bomb.load()


def test_a_member_that_unpacks_to_more_than_it_declares_is_refused(tmp_path: Path) -> None:
    data = zipped({"甲.txt": b"a" * 1000})
    lied = data.replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (tmp_path / "a.zip").write_bytes(lied)

    (found,) = find_inputs([tmp_path])

    with pytest.raises(DocumentError, match="truncated in its archive: 11 of 10 bytes"):
        found.load()


def test_an_empty_archive_is_one_faulty_document(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({}))

    (found,) = find_inputs([tmp_path])

    with pytest.raises(DocumentError, match=r"a\.zip: an archive without any document"):
        found.load()


def test_a_name_in_another_encoding_is_shown_as_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("方案.txt".encode("gbk"))
    path.write_bytes(PLAN)

    (found,) = find_inputs([tmp_path])

    assert found.name == str(tmp_path / "方案.txt")
    assert read_bytes(found.name, found.load()).source.name == read(path).source.name == "方案.txt"


def test_a_folder_that_cannot_be_read_is_a_document_that_cannot_be_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(PLAN)
    (tmp_path / "b").mkdir()
    scan = os.scandir

    def refusing(path: str | os.PathLike[str]) -> object:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)

    good, bad = find_inputs([tmp_path])

    assert good.load() == PLAN
    with pytest.raises(DocumentError, match="b: a folder that cannot be read"):
        bad.load()
    with pytest.raises(DocumentError, match="Permission denied"):
        next(find_inputs([tmp_path / "b"]))


def test_a_device_is_no_file() -> None:
    with pytest.raises(DocumentError, match="a device or socket, not a file"):
        read("/dev/zero")
