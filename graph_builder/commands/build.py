"""`govplan build`: plans into a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .options import db_option, decisions_option, roster_option

if TYPE_CHECKING:
    from ..pipeline import BuildReport


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@db_option
@decisions_option
@roster_option
@click.option("--prune", is_flag=True, help="Remove documents of the database that these paths no longer give.")
@click.option("--remove", multiple=True, metavar="DOCUMENT", help="Take out the document of this id; may be repeated.")
@click.option("--jobs", type=click.IntRange(min=1), help="So many processes read. [default: as many as pay]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How the summary is printed.",
)
@click.option("--strict", is_flag=True, help="Exit 1 where a file failed or a finding needs a person's eye.")
def build(
    paths: tuple[str, ...],
    db: str,
    prune: bool,
    remove: tuple[str, ...],
    jobs: int | None,
    form: str,
    strict: bool,
) -> None:
    """Read plans (files, folders, globs, archives) into a database.

    A file that is as it was is passed over; one that changed takes the place of its older reading.

    \b
    Examples:
      govplan build data/plans --db my.graph
      govplan build plans/*.docx --db neo4j://localhost:7687
      govplan build --db my.graph --remove doc:上海市长宁区/2021/138a141a
    """
    if not paths and not remove:
        raise click.UsageError("Missing argument 'PATH...'.", click.get_current_context())
    from ..pipeline import build as run
    from .build_report import Bar, show

    with Bar() as bar:
        report = run(paths, db=db, prune=prune, remove=remove, jobs=jobs, progress=bar)
    show(report, form)
    _exit(report, strict)


def _exit(report: BuildReport, strict: bool) -> None:
    if strict and not report.is_clean:
        failed = report.number("failed")
        click.echo(f"strict: {failed} failed files, {report.grave} findings to look at (govplan check)", err=True)
        click.get_current_context().exit(1)
