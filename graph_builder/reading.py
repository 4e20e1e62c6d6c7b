"""One file to one graph: read, extract, resolve and assemble; and the fingerprint of what does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from .errors import DocumentError, GovplanError
from .graph import Graph
from .model import Finding
from .read import Input
from .resolve.files import own_bytes

# What stands in these folders decides how graphs are stored and shown, not what is read out of a plan.
_NO_READERS = frozenset({"commands", "evaluate", "exporting", "store", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file: a graph and what was not understood; or no graph, and why."""

    name: str
    graph: Graph | None
    findings: tuple[Finding, ...] = ()

    @property
    def reason(self) -> str:
        """Why there is no graph; '' where there is one."""
        return "" if self.graph is not None else self.findings[0].message


def read_graph(source: Input) -> Reading:
    """The graph of one file. A file that cannot be read is a finding of its own, never an exception.

    Faults of the vocabulary are raised: they are no fault of the file, and nothing may be built on a guess.
    """
    try:
        return _read(source)
    except DocumentError as error:
        reason = str(error)
    except GovplanError:
        raise
    except Exception as error:  # one file must not stop a thousand others, whatever is wrong with it or with us
        reason = f"{source.name}: internal error: {type(error).__name__}: {error}"
    return Reading(source.name, None, (Finding("error", "file-unreadable", reason),))


def fingerprint() -> str:
    """A hash of the code, vocabulary and decisions that read plans: another one, another reading."""
    return sha256(_code_hash() + own_bytes()).hexdigest()[:16]


@cache
def _code_hash() -> bytes:
    total = sha256()
    root = Path(__file__).parent
    for file in _reader_files(root):
        total.update(file.relative_to(root).as_posix().encode())
        total.update(file.read_bytes())
    return total.digest()


def _read(source: Input) -> Reading:
    from .assemble import assemble
    from .extraction import default_resolver, extract_bytes
    from .find.themes.lexicon import load_themes

    plan = extract_bytes(source.name, source.load())
    units = default_resolver().units_of(plan)
    graph = assemble(plan, units, load_themes().parts(), reader=fingerprint())
    return Reading(source.name, graph, plan.findings)


def _reader_files(root: Path) -> Iterator[Path]:
    for entry in sorted(root.iterdir()):
        if entry.name in _NO_READERS or entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _reader_files(entry)
        elif entry.suffix != ".pyc":
            yield entry
