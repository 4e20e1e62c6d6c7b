"""Many plans into one database: what is new is read, in processes where that pays, and loaded one by one."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from .errors import DocumentError, GovplanError, UsageError, nearest
from .manifest import Manifest, read_manifest, write_manifest
from .model import Finding
from .processes import read_in_processes
from .reading import Reading, fingerprint, read_graph
from .store import DEFAULT, StoredGraph, open_engine
from .store.folder import check_build

if TYPE_CHECKING:
    from .read import Input

_LOG = logging.getLogger(__name__)

Outcome = Literal["loaded", "unchanged", "double", "failed"]
Progress = Callable[[int, int, str], None]
"""Told of each file: how many are done, how many there are, and its name."""

WORTH_PROCESSES = 100
"""So many new files pay for starting processes, each of which reads the vocabulary anew."""


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """What became of one file. `document` is empty where it could not be read.

    `standing` is how many findings of an unchanged file's earlier reading still need a person's eye.
    """

    name: str
    outcome: Outcome
    document: str = ""
    findings: tuple[Finding, ...] = ()
    standing: int = 0


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: its files in order, documents removed, and what the database holds now."""

    db: str
    files: tuple[BuiltFile, ...]
    removed: tuple[str, ...]
    counts: Mapping[str, int]
    findings: tuple[Finding, ...] = ()

    def number(self, outcome: Outcome) -> int:
        """How many files came out so."""
        return sum(file.outcome == outcome for file in self.files)

    @property
    def is_clean(self) -> bool:
        """Nothing failed, and nothing needs a person's eye."""
        return not self.grave and not self.number("failed")

    @property
    def grave(self) -> int:
        """How many findings need a person's eye, those of unchanged files among them."""
        return sum(file.standing + _grave(file.findings) for file in self.files)


@dataclass(slots=True)
class _Held:
    """What the database held before: documents by the bytes they came from; and what this build has seen."""

    by_hash: dict[str, str] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    grave: Mapping[str, int] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Given:
    """A file of this build and the hash of its bytes, '' where they could not be had."""

    source: Input
    sha256: str


def build(
    paths: Iterable[str | Path],
    *,
    db: str | Path | None = None,
    prune: bool = False,
    remove: Iterable[str] = (),
    jobs: int | None = None,
    progress: Progress | None = None,
    read: Callable[[Input], Reading] = read_graph,
) -> BuildReport:
    """Read files, folders, globs and archives into a database, and tell what became of each file.

    A file that is as it was is passed over. A file that cannot be read is a finding; the others are built. `prune`
    removes documents of the database that these paths no longer give, `remove` names documents to take out. `jobs` is
    the number of processes (None: as many as pay).

    Raises DocumentError where a path is not there or no file at all could be read, UsageError for a document to remove
    that is not there or where no path is given, EngineError for the database.
    """
    from .read import find_inputs

    skipped: list[Finding] = []
    name = str(db or DEFAULT)
    given = [_given(source) for source in find_inputs(paths, skipped=lambda *why: skipped.append(_passed_over(*why)))]
    unwanted = tuple(remove)
    if not (given or unwanted or prune or skipped):
        raise UsageError("no file to build from: give a file, a folder, a glob or an archive")
    note = read_manifest(name, fingerprint())
    if note is not None and not prune and not unwanted and all(file.sha256 in note.documents for file in given):
        check_build(Path(name))
        return BuildReport(name, tuple(_unchanged(given, note)), (), note.counts, tuple(skipped))
    with open_engine(name, write=True) as engine:
        held = _held(engine, note)
        _refuse_unknown(unwanted, held.documents)
        files = tuple(_build_files(given, engine, held, jobs, progress, read))
        if _nothing_read(files):
            engine.discard_if_new()
            raise DocumentError(_why(files))
        stale = held.documents - held.seen.keys() if prune else set()
        removed = _remove(engine, stale.union(unwanted))
        if removed or any(file.outcome == "loaded" for file in files):
            draw_successions(engine)
        report = BuildReport(engine.address, files, removed, engine.counts(), tuple(skipped))
        _leave_note(report, given, held)
    return report


def draw_successions(engine: StoredGraph) -> None:
    """Draw SUCCEEDED_BY anew over all units there are: a body between two may have come or gone."""
    from .extraction import default_resolver
    from .graph import Edge
    from .resolve.unit import Unit

    columns = ("id", "name", "full_name", "level", "kind", "region")
    returned = ", ".join(f"u.{name} AS {name}" for name in columns)
    rows = engine.read(f"MATCH (u:Unit)\nWHERE u.is_group = false\nRETURN {returned}", columns=columns).rows
    units = [Unit(id_, name, full, (), level, kind, region) for id_, name, full, level, kind, region in sorted(rows)]
    edges = [
        Edge("SUCCEEDED_BY", "Unit", found.old, "Unit", found.new, {"since": found.date, "kind": found.kind})
        for found in default_resolver().successions(units)
    ]
    engine.replace_edges("SUCCEEDED_BY", edges)


def _unchanged(given: Iterable[_Given], note: Manifest) -> Iterator[BuiltFile]:
    """The files of a build that has nothing to do."""
    for file in given:
        document = note.documents[file.sha256]
        yield BuiltFile(file.source.name, "unchanged", document, standing=note.grave.get(document, 0))


def _build_files(
    given: Sequence[_Given],
    engine: StoredGraph,
    held: _Held,
    jobs: int | None,
    progress: Progress | None,
    read: Callable[[Input], Reading],
) -> Iterator[BuiltFile]:
    """The files in their order; those known by their bytes stand among them without having been read."""
    known = [held.by_hash.get(file.sha256, "") for file in given]
    fresh = [file.source for file, document in zip(given, known, strict=True) if not document]
    readings = _readings(fresh, jobs, read)
    for number, (file, document) in enumerate(zip(given, known, strict=True), start=1):
        if document:
            held.seen.setdefault(document, file.source.name)
            yield BuiltFile(file.source.name, "unchanged", document, standing=held.grave.get(document, 0))
        else:
            yield _load(next(readings), engine, held)
        if progress is not None:
            progress(number, len(given), file.source.name)


def _load(reading: Reading, engine: StoredGraph, held: _Held) -> BuiltFile:
    if reading.graph is None:
        return BuiltFile(reading.name, "failed", findings=reading.findings)
    document = reading.graph.document
    first = held.seen.setdefault(document, reading.name)
    if first != reading.name:
        message = f"{reading.name}: the same document as {first} ({document}): not loaded a second time"
        return BuiltFile(reading.name, "double", document, (Finding("warning", "document-double", message),))
    changed = engine.load_one(reading.graph)
    return BuiltFile(reading.name, "loaded" if changed else "unchanged", document, reading.findings)


def _readings(sources: Sequence[Input], jobs: int | None, read: Callable[[Input], Reading]) -> Iterator[Reading]:
    workers = jobs if jobs is not None else (os.cpu_count() or 1) if len(sources) >= WORTH_PROCESSES else 1
    return read_in_processes(sources, workers, read) if workers > 1 else map(read, sources)


def _held(engine: StoredGraph, note: Manifest | None) -> _Held:
    rows = engine.read(
        "MATCH (d:Document)\nRETURN d.id AS id, d.sha256 AS sha256, d.reader AS reader",
        columns=("id", "sha256", "reader"),
    ).rows
    current = fingerprint()
    by_hash = {sha: document for document, sha, reader in rows if reader == current}
    return _Held({**(note.documents if note else {}), **by_hash}, {row[0] for row in rows}, _standing(engine))


def _standing(engine: StoredGraph) -> dict[str, int]:
    """How many findings of each document need a person's eye, as the database has them."""
    graves = "MATCH (d:Document)-[:HAS_FINDING]->(f:Finding)\nWHERE f.severity <> 'info'"
    return dict(engine.read(f"{graves}\nRETURN d.id AS id, count(f) AS found", columns=("id", "found")).rows)


def _leave_note(report: BuildReport, given: Sequence[_Given], held: _Held) -> None:
    """Note what each file gave, and keep what earlier builds gave and still stands as they gave it."""
    past = {*report.removed, *(file.document for file in report.files if file.outcome == "loaded")}
    documents = {sha: document for sha, document in held.by_hash.items() if document not in past}
    for file, built in zip(given, report.files, strict=True):
        if built.document and file.sha256:
            documents[file.sha256] = built.document
    read = {file.document: _grave(file.findings) for file in report.files if file.outcome == "loaded"}
    standing = {document: held.grave.get(document, 0) for document in documents.values()} | read
    grave = {document: number for document, number in standing.items() if number}
    try:
        write_manifest(report.db, Manifest(fingerprint(), documents, report.counts, grave))
    except GovplanError as error:
        # Only the next build is slower without it.
        _LOG.info("no note of this build: %s", error)


def _refuse_unknown(documents: Sequence[str], held: set[str]) -> None:
    for document in documents:
        if document not in held:
            raise UsageError(f"no document '{document}' in this database{nearest(document, held)}")


def _grave(findings: Iterable[Finding]) -> int:
    """How many of these need a person's eye: an `info` tells of a choice that was made."""
    return sum(finding.severity != "info" for finding in findings)


def _remove(engine: StoredGraph, documents: Iterable[str]) -> tuple[str, ...]:
    removed = tuple(sorted(documents))
    for document in removed:
        engine.remove(document)
    return removed


def _given(source: Input) -> _Given:
    try:
        return _Given(source, sha256(source.load()).hexdigest())
    except DocumentError:
        return _Given(source, "")


def _nothing_read(files: Sequence[BuiltFile]) -> bool:
    return bool(files) and all(file.outcome == "failed" for file in files)


def _why(failed: Sequence[BuiltFile]) -> str:
    """Why the first of these files could not be read, in one line."""
    more = f" (and {len(failed) - 1} other files, none of which could be read)" if len(failed) > 1 else ""
    return f"{failed[0].findings[0].message}{more}"


def _passed_over(name: str, reason: str) -> Finding:
    return Finding("info", "file-passed-over", f"{name}: {reason}")
