"""`govplan view` and `govplan demo`: they parse, call one function, and say where the result is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graph_builder.commands.options import db_option
from queries.cli import own_presets


@click.command()
@db_option
@click.option("--unit", metavar="NAME", help="The neighbourhood of this unit (name, alias, full name or id).")
@click.option("--theme", metavar="NAME", help="The neighbourhood of this theme.")
@click.option("--project", metavar="NAME", help="The neighbourhood of this project.")
@click.option("--task", metavar="CLAUSE", help="The neighbourhood of this task (clause, title or id).")
@click.option("--document", metavar="TITLE", help="Only the tasks of this document (title, number or id).")
@click.option("--preset", metavar="ID", help="The picture of this preset.")
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of the preset.")
@own_presets
@click.option("--kinds", metavar="A,B", help="Kinds of nodes to draw. [default: Unit,Task,Theme,Project]")
@click.option(
    "--limit", type=int, default=300, show_default=True, help="The most nodes drawn; the best connected stay."
)
@click.option("--language", default="zh", show_default=True, metavar="zh|en", help="Language of captions.")
@click.option("-o", "--output", default="govplan-view.html", show_default=True, help="The page; - is stdout.")
@click.option("--open", "is_opened", is_flag=True, help="Open the page in the browser.")
def view(output: str, is_opened: bool, parameters: tuple[str, ...], own: tuple[str, ...], **asked: Any) -> None:
    """Draw the graph as one interactive HTML page that opens offline.

    A click on a node or an edge shows the sentence it rests on.

    \b
    Examples:
      govplan view --db my.graph -o graph.html
      govplan view --db my.graph --unit 区发展改革委 -o unit.html
      govplan view --db my.graph --preset shared-tasks --param unit=区商务委 --param other=区教育局
    """
    from queries.parameters import read_pairs

    from .compose import view as draw
    from .write import write_page

    if parameters and not asked["preset"]:
        raise click.UsageError("--param is for a preset: name it by --preset ID", click.get_current_context())
    page = draw(parameters=read_pairs(parameters), presets=own, **_options(asked))
    write_page(page, output, is_opened=is_opened)


@click.command()
@click.option("-o", "--output", default="govplan-demo", show_default=True, metavar="FOLDER", help="Where it is put.")
def demo(output: str) -> None:
    """Go the whole way on the plan that ships: build, two questions, a view, a matrix.

    \b
    Example:
      govplan demo -o /tmp/demo
    """
    from .demo import run_demo

    run_demo(Path(output), click.echo)


def _options(asked: dict[str, Any]) -> dict[str, Any]:
    kinds = asked.pop("kinds")
    chosen = {} if not kinds else {"kinds": [kind.strip() for kind in kinds.split(",") if kind.strip()]}
    return {**asked, **chosen}
