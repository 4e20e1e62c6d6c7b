"""The whole way on the plan that ships: a graph, two questions, a view and a matrix, and what to try next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph_builder.sample import founding_plan

_NEXT = """试试看 | try next:
  govplan query list
  govplan query run unit-dossier --param unit=区发展改革委 --db {db}
  govplan query run shared-tasks --param unit=区发展改革委 --param other=区商务委 --db {db}
  govplan view --unit 区民政局 --db {db} -o unit.html
  govplan matrix --rows lead --columns support --db {db} -o lead-support.xlsx
  govplan build FOLDER --db my.graph        # 换成自己的文件 | your own plans"""

# Two questions an analyst asks first; few columns, so that a table fits a terminal.
_QUESTIONS: tuple[tuple[str, dict[str, object], str, tuple[str, ...]], ...] = (
    (
        "closest-partners",
        {"unit": "区商务委", "limit": 8},
        "与区商务委共担任务最多的单位 | who shares most tasks with 区商务委",
        ("partner", "shared", "jaccard"),
    ),
    (
        "who-leads-what",
        {"limit": 200},
        "谁牵头什么 | who leads what",
        ("unit", "clause", "task", "basis"),
    ),
)
_LINES = 12


def run_demo(folder: Path, say: Callable[[str], None]) -> None:
    """Build the shipped plan's graph in `folder`, answer two presets, draw a view, write a matrix, and tell of each."""
    database = folder / "demo.graph"
    _build(database, say)
    for preset, parameters, title, columns in _QUESTIONS:
        _answer(database, preset, parameters, title, columns, say)
    page, book = folder / "view.html", folder / "co-responsibility.xlsx"
    _draw(database, page, book)
    say(f"数据库 | database  {database}")
    say(f"关系图 | view      {page}")
    say(f"共担矩阵 | matrix  {book}\n")
    say(_NEXT.format(db=database))


def _build(database: Path, say: Callable[[str], None]) -> None:
    from graph_builder.pipeline import build

    with founding_plan() as plan:
        report = build([plan], db=database)
    counts = report.counts
    say(
        f"{counts['Document']} 份文件、{counts['Task']} 项任务、{counts['Unit']} 个单位、"
        f"{counts['Theme']} 个主题、{counts['Project']} 个项目、{counts['Target']} 个指标\n"
    )


def _answer(
    database: Path,
    preset: str,
    parameters: dict[str, object],
    title: str,
    columns: tuple[str, ...],
    say: Callable[[str], None],
) -> None:
    from queries.ask import run
    from queries.render import render

    answer = run(preset, parameters, db=database)
    places = [answer.columns.index(column) for column in columns]
    rows = [tuple(row[place] for place in places) for row in answer.rows]
    say(title)
    say(render(columns, rows[:_LINES], "table", width=100))
    if len(rows) > _LINES:
        say(f"  … {len(rows) - _LINES}: govplan query run {preset} --db {database}\n")


def _draw(database: Path, page: Path, book: Path) -> None:
    from graph_builder.output import write_atomically
    from queries.crossing import matrix
    from queries.matrix_files import matrix_workbook

    from .compose import view

    view(db=database, output=page)
    with write_atomically(book, encoding=None) as file:
        file.write(matrix_workbook(matrix(db=database)))
