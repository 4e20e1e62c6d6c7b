"""`govplan evaluate`: how well plans are read, scored against gold."""

from __future__ import annotations

import click

from .options import output_option


@click.command(short_help="Score extraction against gold.")
@click.argument("paths", nargs=-1, metavar="[DIR|GOLD...]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How the scores are written.",
)
@output_option
@click.option("--floors", metavar="FILE", help="Exit 1 where a score lies below its floor in this file.")
@click.option("--no-errors", is_flag=True, help="Leave the list of errors out of the table.")
@click.pass_context
def evaluate(
    context: click.Context, paths: tuple[str, ...], form: str, output: str, floors: str | None, no_errors: bool
) -> None:
    """Score the extraction of plans against their gold: precision, recall and F1 for tasks, units, roles and so on.

    DIR holds gold files (NAME.gold.json) beside their plans (NAME.txt, NAME.docx …). Gold has the shape of
    `govplan extract`; items marked "certain": false are never counted as missed, nor finding them as wrong.
    To make gold of your own: extract a plan to NAME.gold.json beside it, and correct it by hand.

    \b
    Examples:
      govplan evaluate data/gold
      govplan evaluate data/gold --format json -o scores.json --floors tests/floors.json
    """
    import json

    from ..evaluate import evaluate as score
    from ..evaluate.floors import breaches, load_floors
    from ..evaluate.table import as_table
    from .results import put

    if not paths:
        click.echo(context.get_help())
        return
    wanted = load_floors(floors) if floors else None
    report = score(paths)
    as_json = json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n" if form == "json" else ""
    text = as_json or as_table(report, with_errors=not no_errors)
    put(text, form, output)
    low = breaches(report, wanted) if wanted else []
    for line in low:
        click.echo(f"below its floor: {line}", err=True)
    context.exit(1 if low else 0)
