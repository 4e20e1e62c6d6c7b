"""One plan as a text file, a page and a document: the same tasks with the same units, whatever held them."""

from __future__ import annotations

import html
import io
import zipfile
from pathlib import Path

import pytest

from graph_builder.extraction import extract_bytes
from graph_builder.model import Plan
from graph_builder.read import read

DATA = Path(__file__).parents[2] / "data"
NAMES = ["plans/changning-2021", "gold/baoshan-2022", "gold/dali-2019", "gold/shunde-2021"]
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def lines_of(name: str) -> list[str]:
    return [line for line in read(DATA / f"{name}.txt").text.split("\n") if line.strip()]


def page(lines: list[str]) -> bytes:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body><div>{body}</div></body></html>'.encode()


def document(lines: list[str]) -> bytes:
    paragraphs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{html.escape(line)}</w:t></w:r></w:p>' for line in lines)
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>'
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations)
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}"><w:body>{paragraphs}</w:body></w:document>',
        )
    return held.getvalue()


def records(plan: Plan) -> list[tuple[object, ...]]:
    """What each task says, without the offsets."""
    return [
        (
            task.clause,
            task.title,
            [(unit.raw, unit.role, unit.rank, unit.id) for unit in task.units],
            [(deadline.raw, deadline.date) for deadline in task.deadlines],
            [(target.metric, target.op, target.value) for target in task.targets],
            [theme.name for theme in task.themes],
            [project.name for project in task.projects],
        )
        for task in plan.tasks
    ]


@pytest.mark.parametrize(("file", "made"), [("plan.html", page), ("plan.docx", document)], ids=["html", "docx"])
@pytest.mark.parametrize("name", NAMES)
def test_a_plan_gives_the_same_records_in_every_format(name, file, made):
    lines = lines_of(name)
    text = extract_bytes("plan.txt", "\n".join(lines).encode())

    other = extract_bytes(file, made(lines))

    assert records(other) == records(text)
    assert other.document.id == text.document.id
    assert other.document.title == text.document.title
