"""`govplan export`: the graph as a file for other programs."""

from __future__ import annotations

import click

from .options import db_option, output_option


@click.command()
@db_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["graphml", "gexf", "csv", "jsonl"]),
    required=True,
    help="graphml and gexf for networkx and Gephi, csv for a spreadsheet (two files in a folder), jsonl for scripts.",
)
@output_option
def export(db: str, form: str, output: str) -> None:
    """Write the whole graph as a file that networkx, Gephi or a spreadsheet reads.

    \b
    Examples:
      govplan export --db my.graph --format graphml -o plans.graphml
      govplan export --db my.graph --format csv -o tables/
    """
    import sys

    from ..exporting import export as run
    from ..exporting import export_to_stream
    from ..store import open_engine

    if output != "-":
        run(output, form=form, db=db)
        click.echo(f"written: {output}", err=True)
        return
    with open_engine(db) as engine:
        export_to_stream(engine, form, sys.stdout)
