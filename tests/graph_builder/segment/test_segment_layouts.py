"""Every file of `layouts/` is a plan in one layout, a line of =, and the outline a careful reader gives it.

Outline lines: `S clause label title` for headings, `T clause label title <- answers` for tasks (a star: inherited; ~:
the plan breaks off here), `P first words` for what counts for the document, `F kind` for findings.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.model import Source
from graph_builder.outline import Outline
from graph_builder.read.plain import line_spans
from graph_builder.segment import segment
from graph_builder.source import Paragraph, SourceText

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
SHOWN = 12


def read_text(text: str) -> SourceText:
    source = Source("plan.txt", "0" * 64, "txt", "utf-8")
    return SourceText(source, text, tuple(Paragraph(span) for span in line_spans(text)))


def outline_lines(text: str, outline: Outline) -> list[str]:
    """The outline as lines: what the expected parts of the files hold."""
    found = outline.metadata
    head = [
        f"M {key} {value}" for key in ("title", "issuer", "date", "signed", "number") if (value := getattr(found, key))
    ]
    sections = [f"S {section.clause} {section.label or '-'} {section.title}" for section in outline.sections]
    tasks = []
    for task in outline.tasks:
        answers = [_one_line(text[slice(*block.span)]) + ("*" if block.inherited else "") for block in task.answers]
        mark = " ~" if task.truncated else ""
        tasks.append(f"T {task.clause} {task.label or '-'} {task.title}{mark} <- {' + '.join(answers) or 'nobody'}")
    preamble = [f"P {_one_line(text[slice(*span)])[:SHOWN]}" for span in outline.preamble]
    return [*head, *sections, *tasks, *preamble, *(f"F {finding.kind}" for finding in outline.findings)]


def _one_line(words: str) -> str:
    return words.replace("\n", "")


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_outline_of_each_layout(path: Path) -> None:
    text, _, expected = path.read_text("utf-8").partition("\n=====\n")

    assert outline_lines(text, segment(read_text(text))) == expected.splitlines()
