"""Word 97 and WPS files read as their DOCX twins do."""

from __future__ import annotations

import io
from pathlib import Path
from types import ModuleType

import pytest

from graph_builder.errors import DocumentError
from graph_builder.read import read, read_bytes
from graph_builder.source import Table


@pytest.mark.parametrize("name", ["prose", "table", "cut"])
def test_a_doc_reads_as_the_docx_it_was_made_from(samples: Path, made: ModuleType, name: str) -> None:
    buffer = io.BytesIO()
    getattr(made, name)().save(buffer)

    old, new = read(samples / f"{name}.doc"), read_bytes(f"{name}.docx", buffer.getvalue())

    assert old.source.format == "doc"
    assert old.text == new.text
    assert [_grid(block) for block in old.blocks] == [_grid(block) for block in new.blocks]


def _grid(block: object) -> list[tuple[int, int, int, int]]:
    return [(c.row, c.column, c.row_span, c.column_span) for c in block.cells] if isinstance(block, Table) else []


@pytest.mark.parametrize("share", [0.05, 0.3, 0.7, 0.95])
def test_a_truncated_doc_is_refused(samples: Path, share: float) -> None:
    data = (samples / "prose.doc").read_bytes()

    with pytest.raises(DocumentError, match=r"^plan\.doc: "):
        read_bytes("plan.doc", data[: int(len(data) * share)])
