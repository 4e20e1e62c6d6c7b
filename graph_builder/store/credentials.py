"""Who signs in to a server: the environment, else a prompt on a terminal, else nobody."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Mapping

USER = "NEO4J_USERNAME"
PASSWORD = "NEO4J_PASSWORD"


def credentials(address: str, environment: Mapping[str, str] | None = None) -> tuple[str, str] | None:
    """User and password for the server, or None where the connection is to be tried without."""
    given = os.environ if environment is None else environment
    user, password = given.get(USER, ""), given.get(PASSWORD, "")
    if password:
        return user or "neo4j", password
    if not _on_terminal():
        return None
    return _asked(address, user)


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _asked(address: str, user: str) -> tuple[str, str] | None:
    if not user:
        sys.stderr.write(f"User for {address} (empty: without signing in): ")
        sys.stderr.flush()
        user = sys.stdin.readline().strip()
    if not user:
        return None
    return user, getpass.getpass(f"Password for {user}: ", stream=sys.stderr)
