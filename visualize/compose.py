"""The interactive view: what is asked for, read from a graph, placed, and written as one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph_builder.errors import UsageError, nearest
from graph_builder.output import write_atomically
from graph_builder.store.port import Engine

from .picture import Line, Picture, cut
from .select import Focus, read_marks, select
from .theme import Theme, load_theme

KINDS = ("Unit", "Task", "Theme", "Project")
LIMIT = 300


def view(
    *,
    db: str | Path | None = None,
    engine: Engine | None = None,
    unit: str | None = None,
    theme: str | None = None,
    project: str | None = None,
    task: str | None = None,
    document: str | None = None,
    preset: str | None = None,
    parameters: Mapping[str, Any] | None = None,
    presets: Iterable[str | Path] = (),
    kinds: Sequence[str] = KINDS,
    limit: int = LIMIT,
    language: str = "zh",
    output: str | Path | None = None,
) -> str:
    """An HTML page: the whole graph, the neighbourhood of one node, or the picture of a preset; also put into `output`.

    Nodes are named as presets name them: by name, alias, full name or id. `kinds` are node labels; `limit` is the most
    nodes drawn: the densest part stays, the page says how many were left out. Raises UsageError for a name that is
    not there or several things to look at, EngineError for the database.
    """
    look = load_theme(language)
    _check_kinds(kinds, look)
    named = {"Unit": unit, "Theme": theme, "Project": project, "Task": task, "Document": document}
    asked = {label: name for label, name in named.items() if name}
    if len(asked) + (preset is not None) > 1:
        raise UsageError("a view looks at one thing: give one of unit, theme, project, task, document, preset")
    if limit < 1:
        raise UsageError(f"limit is {limit}: a view draws at least 1 node")
    from queries.ask import opened

    with opened(db, engine) as graph:
        if preset is not None:
            whole = _of_preset(graph, preset, parameters or {}, presets, look)
        else:
            whole = _of_graph(graph, look, asked, kinds)
    page = to_html(cut(whole, limit), look)
    if output is not None:
        with write_atomically(output) as file:
            file.write(page)
    return page


def to_html(picture: Picture, look: Theme) -> str:
    """The page of a picture that is already read."""
    from .network import draw
    from .page import render

    return render(picture, draw(picture, look), look)


def _check_kinds(kinds: Sequence[str], look: Theme) -> None:
    for kind in kinds:
        if kind not in look.kinds:
            raise UsageError(f"no kind '{kind}' (kinds: {', '.join(look.kinds)}){nearest(kind, look.kinds)}")


def _of_graph(graph: Engine, look: Theme, asked: Mapping[str, str], kinds: Sequence[str]) -> Picture:
    from queries.values import find_node

    if not asked:
        return select(graph, look, focus=None, kinds=kinds, title=_title_of_all(graph))
    label, name = next(iter(asked.items()))
    focus = Focus(label, find_node(label, name, graph))
    title = f"{look.kinds[label].caption}：{name}" if look.language == "zh" else f"{look.kinds[label].caption}: {name}"
    shown = [*kinds, label] if label not in kinds and label in {"Unit", "Theme", "Project"} else kinds
    return select(graph, look, focus=focus, kinds=shown, title=title)


def _title_of_all(graph: Engine) -> str:
    query = "MATCH (d:Document)\nRETURN d.title AS title, d.id AS id\nORDER BY title, id"
    titles = [row[0] for row in graph.read(query, columns=("title", "id")).rows]
    if len(titles) == 1:
        return str(titles[0])
    return f"{len(titles)} 份文件" if titles else "govplan"


def _of_preset(
    graph: Engine, preset: str, parameters: Mapping[str, Any], presets: Iterable[str | Path], look: Theme
) -> Picture:
    from queries.ask import picture

    answer = picture(preset, parameters, engine=graph, presets=presets)
    ids: dict[str, set[str]] = {}
    lines = []
    for record in answer.records():
        ids.setdefault(record["source_label"], set()).add(record["source_id"])
        ids.setdefault(record["target_label"], set()).add(record["target_id"])
        lines.append(_line(record))
    title = answer.preset.title if look.language == "zh" else answer.preset.title_en
    return Picture(title, tuple(read_marks(graph, ids)), tuple(lines))


def _line(record: Mapping[str, Any]) -> Line:
    return Line(
        source=record["source_id"],
        target=record["target_id"],
        type=record["type"],
        role=record["role"] or "",
        quote=record["quote"] or "",
        document=record["document"] or "",
        start=-1 if record["start"] is None else record["start"],
        end=-1 if record["end"] is None else record["end"],
    )
