"""Where the result of a command goes: to stdout, or whole to a file."""

from __future__ import annotations

import click

from ..output import write_atomically


def put(text: str, form: str, output: str) -> None:
    """Print the text, or write it to the file `output` names; CSV with the mark by which spreadsheets know UTF-8."""
    if output == "-":
        click.echo(text, nl=False)
        return
    with write_atomically(output, encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as file:
        file.write(text)
