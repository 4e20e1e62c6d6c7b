"""How remarks are shown: as a table for people, as JSON or CSV for programs."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, fields

from ..exporting.tables import plain_cell
from ..quality import Remark
from .results import put


def show(found: Sequence[Remark], form: str, output: str) -> None:
    """Print the remarks, or write them to a file."""
    put({"json": as_json, "csv": as_csv, "table": as_table}[form](found), form, output)


def as_json(found: Sequence[Remark]) -> str:
    return json.dumps([asdict(remark) for remark in found], ensure_ascii=False, indent=1) + "\n"


def as_csv(found: Sequence[Remark]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    names = [field.name for field in fields(Remark)]
    writer.writerow(names)
    writer.writerows([plain_cell(getattr(remark, name)) for name in names] for remark in found)
    return file.getvalue()


def as_table(found: Sequence[Remark]) -> str:
    """One line a remark under the document it is of, and the numbers at the end."""
    lines: list[str] = []
    kind = max((len(remark.kind) for remark in found), default=0)
    document = ""
    for remark in sorted(found, key=lambda item: item.document):
        if remark.document != document:
            document = remark.document
            lines.append(document)
        place = remark.place.rpartition("/")[2] if remark.place.startswith("task:") else remark.place
        tail = f" 「{_one_line(remark.quote)}」" if remark.quote else ""
        lines.append(f"  {remark.severity:<7}  {remark.kind:<{kind}}  {place}  {remark.message}{tail}")
    numbers = {name: sum(remark.severity == name for remark in found) for name in ("error", "warning", "info")}
    lines.append(", ".join(f"{count} {name}" for name, count in numbers.items()))
    return "\n".join(lines) + "\n"


def _one_line(text: str) -> str:
    return "".join(" " if unicodedata.category(character) == "Cc" else character for character in text)[:60]
