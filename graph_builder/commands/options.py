"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

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
