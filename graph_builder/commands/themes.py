"""`govplan themes`: the lexicon of policy themes, phrases that may belong to it, and what persons decided."""

from __future__ import annotations

import click

from .options import output_option
from .units import format_option, log_option


@click.group()
def themes() -> None:
    """Look up policy themes, and decide which recurring phrases are themes.

    \b
    Examples:
      govplan themes list --kind reform
      govplan themes suggest data/plans
      govplan themes accept 楼宇党建 --kind mechanism --log decisions.tsv
    """


@themes.command("list")
@click.option(
    "--kind", default="", help="Only themes of this kind (concept, reform, mechanism, programme, pilot, ...)."
)
@click.option(
    "--source", default="", help="Only themes from this kind of source (party, state_council, shanghai, ...)."
)
@log_option
@format_option
@output_option
def list_themes(kind: str, source: str, log: str | None, form: str, output: str) -> None:
    """List the themes that are known by name, with aliases, members, source and year of first use.

    \b
    Example:
      govplan themes list --kind designation --format csv
    """
    from .row_tables import show
    from .theme_rows import listed

    show(listed(kind, source, log), form, output)


@themes.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--least-documents", type=click.IntRange(1), default=2, show_default=True, help="In how many plans.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="The most phrases listed.")
@log_option
@format_option
@output_option
def suggest(paths: tuple[str, ...], least_documents: int, limit: int, log: str | None, form: str, output: str) -> None:
    """List phrases that recur over plans and are no listed theme, with sentences. A person decides.

    \b
    Example:
      govplan themes suggest plans --format csv -o to-decide.csv
    """
    from .row_tables import show
    from .theme_rows import suggested

    show(suggested(paths, log, least_documents, limit), form, output)


@themes.command()
@click.argument("name")
@click.option("--kind", default="", help="The kind of theme; a concept, if none is given.")
@log_option
def accept(name: str, kind: str, log: str | None) -> None:
    """Decide that a phrase is a theme: the next extraction finds it.

    \b
    Example:
      govplan themes accept 楼宇党建 --kind mechanism --log decisions.tsv
    """
    from .theme_rows import noted

    click.echo(noted("accept", name, kind, log), err=True)


@themes.command()
@click.argument("name")
@log_option
def reject(name: str, log: str | None) -> None:
    """Decide that a phrase is no theme: it is neither proposed nor found again.

    \b
    Example:
      govplan themes reject 重点工作 --log decisions.tsv
    """
    from .theme_rows import noted

    click.echo(noted("reject", name, "", log), err=True)


@themes.command()
@click.argument("line", type=int)
@log_option
def undo(line: int, log: str | None) -> None:
    """Take back the decision on a line of the log.

    \b
    Example:
      govplan themes undo 3 --log decisions.tsv
    """
    from .theme_rows import taken_back

    click.echo(taken_back(line, log), err=True)
