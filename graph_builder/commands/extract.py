"""`govplan extract`: one plan as JSON, no database."""

from __future__ import annotations

import click

from .options import decisions_option, output_option, roster_option


@click.command(short_help="Print what a plan holds as JSON.")
@click.argument("file", metavar="FILE")
@output_option
@click.option("--encoding", help="Encoding of a text file; detected if not given.")
@click.option("--no-positional", is_flag=True, help="Give no lead to a first-listed unit where none is written.")
@decisions_option
@roster_option
@click.option("--indent", type=click.IntRange(0, 8), help="Indent the JSON by this many blanks.")
def extract(file: str, output: str, encoding: str | None, no_positional: bool, indent: int | None) -> None:
    """Print the sections, tasks, units, themes, projects and targets of FILE as one JSON object; - reads stdin.

    \b
    Example:
      govplan extract data/plans/changning-2021.txt --indent 2 -o plan.json
    """
    import sys

    from ..contract import plan_to_json
    from ..extraction import extract_source
    from ..output import write_atomically
    from ..read import read, read_bytes

    if file == "-":
        source = read_bytes("stdin", sys.stdin.buffer.read(), encoding=encoding)
    else:
        source = read(file, encoding=encoding)
    plan = extract_source(source, positional=not no_positional)
    printed = plan_to_json(plan, indent=indent)
    if output == "-":
        click.echo(printed)
    else:
        with write_atomically(output, encoding=None) as stream:
            stream.write(printed + b"\n")
