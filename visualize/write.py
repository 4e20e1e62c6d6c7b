"""Where a page goes: a file, whole or not at all, or stdout."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from graph_builder.output import write_atomically


def write_page(page: str, output: str, *, is_opened: bool) -> None:
    """Write a page to a file and say where it is, or to stdout for `-`. Raises GovplanError for a full disk."""
    if output == "-":
        click.echo(page, nl=False)
        return
    with write_atomically(output) as file:
        file.write(page)
    click.echo(f"wrote {output}", err=True)
    if is_opened:
        webbrowser.open(Path(output).resolve().as_uri())
