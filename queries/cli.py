"""`govplan query` and `govplan matrix`: they parse, call one function, and print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from graph_builder.commands.options import db_option

if TYPE_CHECKING:
    from .ask import Answer

FORMAT = click.Choice(["table", "csv", "json", "jsonl", "md", "xlsx"])
LISTED = click.Choice(["table", "json"])

listed_format = click.option(
    "--format", "form", type=LISTED, default="table", show_default=True, help="A table for people, JSON for programs."
)
own_presets = click.option(
    "--presets",
    "own",
    multiple=True,
    envvar="GOVPLAN_PRESETS",
    type=click.Path(),  # so that the variable is split as PATH is
    metavar="PATH",
    help="A file or folder of presets of your own; may be repeated. [env: GOVPLAN_PRESETS]",
)
output = click.option("-o", "--output", metavar="FILE", help="Write to this file; - is stdout.")
encoding = click.option(
    "--encoding", default=None, metavar="NAME", help="Encoding of text: utf-8, utf-8-sig (CSV for Excel), gb18030 …"
)


@click.group()
def query() -> None:
    """Ask the graph: list, show and run presets.

    \b
    Examples:
      govplan query list
      govplan query show unit-dossier
      govplan query run unit-dossier --param unit=区发展改革委 --db my.graph
    """


@query.command("list")
@click.option("--group", default="", help="Only this group of presets.")
@listed_format
@own_presets
@output
def list_command(group: str, form: str, own: tuple[str, ...], output: str | None) -> None:
    """List the questions that can be asked.

    \b
    Example:
      govplan query list --format json
    """
    from .catalogue import listed
    from .output import write_result

    write_result(listed(group, form, own), output)


@query.command("show")
@click.argument("preset")
@listed_format
@own_presets
@output
def show_command(preset: str, form: str, own: tuple[str, ...], output: str | None) -> None:
    """Show a question: its parameters, columns and Cypher.

    \b
    Example:
      govplan query show closest-partners
    """
    from .catalogue import shown
    from .output import write_result

    write_result(shown(preset, form, own), output)


@query.command("run")
@click.argument("preset")
@click.option("-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter; may be repeated.")
@click.option("--format", "form", type=FORMAT, help="By the file's name, else table.")
@click.option("--picture", is_flag=True, help="The edges of the preset's picture instead of its rows.")
@db_option
@own_presets
@encoding
@output
def run_command(
    preset: str,
    params: tuple[str, ...],
    form: str | None,
    picture: bool,
    db: str,
    own: tuple[str, ...],
    encoding: str | None,
    output: str | None,
) -> None:
    """Ask a question: PRESET is an id of `govplan query list`, or a .cypher file of your own.

    \b
    Examples:
      govplan query run shared-tasks --param unit=区发展改革委 --param other=区商务委
      govplan query run targets --format xlsx -o targets.xlsx
    """
    from .ask import picture as ask_picture
    from .ask import run
    from .output import write_answer
    from .parameters import read_pairs

    ask = ask_picture if picture else run
    given = read_pairs(params)
    answer = ask(preset, given, db=db, presets=own)
    write_answer(answer, form, output, encoding=encoding)
    _say_more(answer, given)


def _say_more(answer: Answer, given: Mapping[str, str]) -> None:
    """What a reader of a table needs beside the rows; on stderr, so that no program trips over it."""
    for parameter in answer.preset.parameters:
        meant = answer.parameters[parameter.name]
        if parameter.label and given.get(parameter.name, meant) != meant:
            click.echo(f"{parameter.name} {given[parameter.name]} is {meant}", err=True)
    if answer.total is not None:
        click.echo(f"{len(answer.rows)} of {answer.total} ({answer.preset.total_of})", err=True)
    if not answer.rows:
        click.echo("no rows: nothing in the graph answers this", err=True)
    if answer.is_cut:
        click.echo(f"cut at {len(answer.rows)} rows, there may be more: --param limit=NUMBER", err=True)


@click.command()
@click.option("--rows", default="unit", show_default=True, help="unit, task or lead.")
@click.option("--columns", default="unit", show_default=True, help="unit, theme or support.")
@click.option("--weight", default="count", show_default=True, help="count, jaccard or cosine.")
@click.option("--roles", default="lead,responsible,support", show_default=True, help="Roles that count for units.")
@click.option("--groups", default="in", show_default=True, help="Groups of units: in, out, or expand into members.")
@click.option("--positional/--no-positional", default=True, show_default=True, help="First-listed units as leads.")
@click.option("--document", default="", help="Only this document: title, number, year or id.")
@click.option("--format", "form", type=click.Choice(["csv", "xlsx", "json"]), help="By the file's name, else csv.")
@db_option
@click.option("--encoding", default="utf-8-sig", show_default=True, metavar="NAME", help="Encoding of CSV.")
@output
def matrix(
    rows: str,
    columns: str,
    weight: str,
    roles: str,
    groups: str,
    positional: bool,
    document: str,
    form: str | None,
    db: str,
    encoding: str,
    output: str | None,
) -> None:
    """Write a co-responsibility matrix: unit × unit, task × unit, unit × theme or lead × support.

    \b
    Examples:
      govplan matrix -o units.xlsx
      govplan matrix --rows lead --columns support --no-positional -o dependency.csv
      govplan matrix --rows unit --columns theme --weight cosine --groups out -o themes.csv
    """
    from .crossing import matrix as compute
    from .matrix_files import write_matrix

    chosen = tuple(role.strip() for role in roles.split(",") if role.strip())
    found = compute(rows, columns, weight, db=db, roles=chosen, groups=groups, positional=positional, document=document)
    write_matrix(found, form, output, encoding=encoding)
    click.echo(f"{len(found.rows)} × {len(found.columns)}, {len(found.cells)} cells", err=True)
