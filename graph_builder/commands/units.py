"""`govplan units`: the registry of units, what it could not tell, and the log of what persons decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from .options import output_option

_FORMATS = click.Choice(["table", "json", "csv"])
_Command = Callable[..., Any]

format_option: Callable[[_Command], _Command] = click.option(
    "--format", "form", type=_FORMATS, default="table", show_default=True, help="How the rows are printed."
)
log_option: Callable[[_Command], _Command] = click.option(
    "--log",
    envvar="GOVPLAN_DECISIONS",
    show_envvar=True,
    type=click.Path(dir_okay=False),
    help="The log of decisions: a text file that builds replay.",
)
region_option: Callable[[_Command], _Command] = click.option(
    "--region", default="", metavar="NAME", help="The region of the plan, e.g. 上海市长宁区; 全国 for the nation."
)


@click.group()
def units() -> None:
    """Look up units, and decide which names mean which unit.

    \b
    Examples:
      govplan units show 区发改委 --region 上海市长宁区
      govplan units suggest data/plans
      govplan units accept 区发改 unit:上海市长宁区/区发展改革委 --log decisions.tsv
    """


@units.command("list")
@region_option
@click.option("--kind", default="", help="Only bodies of this kind (party, government, court, enterprise, ...).")
@click.option("--decisions", is_flag=True, help="The decisions in force instead, with the line each stands on.")
@log_option
@format_option
@output_option
def list_units(region: str, kind: str, decisions: bool, log: str | None, form: str, output: str) -> None:
    """List the bodies that the vocabulary knows for a region, or the decisions in force.

    \b
    Examples:
      govplan units list --region 上海市长宁区 --kind party
      govplan units list --decisions --log decisions.tsv
    """
    from .row_tables import show
    from .unit_rows import decided, listed

    show(decided(log) if decisions else listed(region, kind), form, output)


@units.command("show")
@click.argument("name")
@region_option
@click.option("--year", type=int, help="The year of the plan, for names that changed hands in a reform.")
@log_option
@format_option
@output_option
def show_unit(name: str, region: str, year: int | None, log: str | None, form: str, output: str) -> None:
    """Say which unit a name means in the plans of a region, and by which rule.

    \b
    Examples:
      govplan units show 区发改委 --region 上海市长宁区
      govplan units show 国家发改委
    """
    from .row_tables import show
    from .unit_rows import explained

    show(explained(name, region, year, log), form, output)


@units.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@log_option
@format_option
@output_option
def suggest(paths: tuple[str, ...], log: str | None, form: str, output: str) -> None:
    """List the names of plans that no rule could place, with the units they may mean. A person decides.

    \b
    Examples:
      govplan units suggest data/plans
      govplan units suggest plans --format csv -o to-decide.csv
    """
    from .row_tables import show
    from .unit_rows import suggested

    show(suggested(paths, log), form, output)


@units.command()
@click.argument("raw")
@click.argument("unit")
@region_option
@log_option
def accept(raw: str, unit: str, region: str, log: str | None) -> None:
    """Decide that a name means a unit, in its region's plans (or those of --region).

    \b
    Example:
      govplan units accept 区发改 unit:上海市长宁区/区发展改革委 --log decisions.tsv
    """
    _decide("accept", raw, unit, region, log)


@units.command()
@click.argument("raw")
@click.argument("unit")
@region_option
@log_option
def reject(raw: str, unit: str, region: str, log: str | None) -> None:
    """Decide that a name does not mean a unit: it gets a node of its own.

    \b
    Example:
      govplan units reject 区规资局 unit:上海市长宁区/区规划资源局 --log decisions.tsv
    """
    _decide("reject", raw, unit, region, log)


@units.command()
@click.argument("line", type=int)
@log_option
def undo(line: int, log: str | None) -> None:
    """Take back the decision on a line of the log (see: govplan units list --decisions).

    \b
    Example:
      govplan units undo 3 --log decisions.tsv
    """
    from .unit_rows import taken_back

    click.echo(taken_back(line, log), err=True)


def _decide(action: str, raw: str, unit: str, region: str, log: str | None) -> None:
    from .unit_rows import noted

    click.echo(noted(action, raw, unit, region, log), err=True)
