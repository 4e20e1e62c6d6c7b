"""The server engine: Neo4j 5.26 or later through the official driver, in managed transactions with retry."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from ..errors import EngineError
from ..schema import Schema
from . import statements
from .base import StoredGraph
from .credentials import PASSWORD, USER, credentials
from .loading import Run
from .port import Rows

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

Result = TypeVar("Result")

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
OLDEST = (5, 26)


class Neo4jGraph(StoredGraph):
    """A Neo4j database, connected. `neo4j://HOST:PORT/NAME` names a database other than the server's default."""

    def __init__(self, address: str, *, write: bool = False, schema: Schema | None = None) -> None:
        super().__init__(address, schema)
        self._is_writer = write
        self._uri, self._name = _parts(address)
        self._driver: Driver = self._connected()
        try:
            self._greet()
        except BaseException:
            self._driver.close()
            raise

    def read(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, columns: Sequence[str] | None = None
    ) -> Rows:
        def work(transaction: ManagedTransaction) -> Rows:
            result = transaction.run(query, dict(parameters or {}))
            names = tuple(result.keys())
            wanted = tuple(columns) if columns is not None else names
            return Rows(wanted, tuple(tuple(record.get(name) for name in wanted) for record in result))

        try:
            with self._session(write=False) as session:
                return session.execute_read(work)
        except _driver_errors() as error:
            raise self._failed(error, query) from error

    def close(self) -> None:
        self._driver.close()

    def _write(self, work: Callable[[Run], Result]) -> Result:
        if not self._is_writer:
            raise EngineError(f"database {self.address} is open to read only")

        def attempt(transaction: ManagedTransaction) -> Result:
            def run(statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
                return transaction.run(statement, dict(parameters)).data()

            return work(run)

        try:
            with self._session(write=True) as session:
                return session.execute_write(attempt)
        except _driver_errors() as error:
            raise self._failed(error) from error

    def _connected(self) -> Driver:
        from neo4j import GraphDatabase, NotificationMinimumSeverity

        # Its warnings say once more what its errors say; a program that wants them sets up handlers of its own.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        try:
            driver = GraphDatabase.driver(
                self._uri,
                auth=credentials(self.address),
                # A label that no document has brought yet is no news to a reader.
                notifications_min_severity=NotificationMinimumSeverity.OFF,
            )
        except _driver_errors() as error:
            raise self._failed(error) from error
        # Reads that follow writes see them, on a cluster too.
        self._bookmarks = GraphDatabase.bookmark_manager()
        return driver

    def _greet(self) -> None:
        """Prove server, sign-in, database and version before anything else is asked, and bring the constraints."""
        try:
            # A managed transaction would try a server that is not there again and again, for half a minute.
            self._driver.verify_connectivity()
        except _driver_errors() as error:
            raise self._failed(error) from error
        found = self.read("CALL dbms.components() YIELD name, versions\nRETURN name, versions").rows
        versions = [text for name, texts in found if name == "Neo4j Kernel" for text in texts]
        if versions and _number(versions[0]) < OLDEST:
            raise EngineError(f"database {self.address}: Neo4j {versions[0]} is too old (allowed: 5.26 and later)")
        if self._is_writer:
            self._bring_constraints()

    def _bring_constraints(self) -> None:
        names = self.read("SHOW INDEXES YIELD name RETURN name").rows
        present = {statements.quoted(str(name)) for (name,) in names if str(name).replace("_", "a").isalnum()}
        missing = [text for text in statements.neo4j_ddl(self._schema) if text.split()[2] not in present]
        try:
            with self._session(write=True) as session:
                for statement in missing:
                    session.run(statement).consume()
                if missing:
                    session.run("CALL db.awaitIndexes(300)").consume()
        except _driver_errors() as error:
            raise self._failed(error) from error

    def _session(self, *, write: bool) -> Session:
        return self._driver.session(
            database=self._name,
            default_access_mode="WRITE" if write else "READ",
            bookmark_manager=self._bookmarks,
        )

    def _failed(self, error: Exception, query: str = "") -> EngineError:
        from neo4j.exceptions import AuthError, ServiceUnavailable

        where = f"database {self.address}"
        code = getattr(error, "code", None) or ""
        if isinstance(error, AuthError) or code.startswith("Neo.ClientError.Security"):
            # A password that must be changed first, or too many wrong ones in a row, is no wrong password.
            more = "" if code in ("", "Neo.ClientError.Security.Unauthorized") else f": {_first_line(error)}"
            return EngineError(f"{where}: user or password refused (set {USER} and {PASSWORD}){more}")
        if code == "Neo.ClientError.Database.DatabaseNotFound":
            return EngineError(f"{where}: no database '{self._name}' on this server")
        if isinstance(error, ServiceUnavailable):
            said = _first_line(error).rstrip(": ")
            return EngineError(f"{where}: cannot be reached: {said}: is the server running, and the address right?")
        asked = f" (in: {' '.join(query.split())[:200]})" if query else ""
        return EngineError(f"{where}: {_first_line(error)}{asked}")


def _parts(address: str) -> tuple[str, str | None]:
    """The address without its path, and the database the path names.

    `neo4j://localhost:7687/plans` → (`neo4j://localhost:7687`, `plans`).
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise EngineError(f"database address '{address}': {error} (allowed: neo4j://HOST:PORT)") from error
    if not parts.hostname:
        raise EngineError(f"database address '{address}' names no host (allowed: neo4j://HOST:PORT)")
    if parts.username or parts.password:
        raise EngineError(
            f"database address of {parts.hostname}: no user or password in it (set {USER} and {PASSWORD})"
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    uri = f"{parts.scheme}://{host}" + (f":{port}" if port else "")
    return uri, parts.path.strip("/") or None


def _number(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:2])


def _driver_errors() -> tuple[type[Exception], ...]:
    from neo4j.exceptions import DriverError, Neo4jError

    return (DriverError, Neo4jError, ValueError)


def _first_line(error: Exception) -> str:
    text = str(getattr(error, "message", None) or error)
    return text.splitlines()[0] if text else type(error).__name__
