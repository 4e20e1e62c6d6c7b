"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

from ..resolve.files import DECISIONS_VARIABLE, ROSTER_VARIABLE, required_file

DEFAULT_DB = "govplan.graph"

db_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--db",
    metavar="PATH|neo4j://HOST",
    envvar="GOVPLAN_DB",
    default=DEFAULT_DB,
    show_default=True,
    show_envvar=True,
    help="The database: a folder, or the address of a Neo4j server (user and password by NEO4J_USERNAME and "
    "NEO4J_PASSWORD, else by a prompt).",
)


output_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "-o", "--output", metavar="FILE", default="-", show_default=True, help="Where to write; - is stdout."
)


def _carried(context: click.Context, option: click.Parameter, value: str | None) -> None:
    """Let the environment carry a file to all that reads plans, other processes too, until the command ends."""
    if value is None:
        return
    variable = str(option.envvar)
    before = os.environ.get(variable)
    os.environ[variable] = str(required_file(value))
    context.call_on_close(lambda: _restored(variable, before))


def _restored(variable: str, before: str | None) -> None:
    if before is None:
        os.environ.pop(variable, None)
    else:
        os.environ[variable] = before


def _file_option(name: str, variable: str, told: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(
        name, metavar="FILE", envvar=variable, show_envvar=True, expose_value=False, callback=_carried, help=told
    )


decisions_option = _file_option(
    "--decisions", DECISIONS_VARIABLE, "Replay this log of decisions (see: govplan units accept)."
)
roster_option = _file_option(
    "--roster",
    ROSTER_VARIABLE,
    "Members of groups: lines of region, group, and members joined by 、, with tabs between.",
)
