"""`govplan check`: findings and data quality, of a database or of files."""

from __future__ import annotations

import click

from .options import db_option, decisions_option, output_option, roster_option


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@db_option
@decisions_option
@roster_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How the findings are written.",
)
@output_option
@click.option("--strict", is_flag=True, help="Exit 1 where there is a warning or an error.")
def check(paths: tuple[str, ...], db: str, form: str, output: str, strict: bool) -> None:
    """Show what was not understood, and what is missing: of the database, or of files without any database.

    \b
    Examples:
      govplan check --db my.graph --strict
      govplan check data/plans --format csv -o findings.csv
    """
    from ..checking import check as run
    from ..quality import GRAVE
    from .check_report import show

    found = run(paths, db=db)
    show(found, form, output)
    if strict and any(remark.severity in GRAVE for remark in found):
        click.get_current_context().exit(1)
