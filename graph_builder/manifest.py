"""What a database folder was built from: a note beside the database, by which an unchanged folder is known at once.

The note is a convenience and never the truth: the engine takes it away before it writes, a finished build leaves a new
one, and where there is none the database itself is asked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .output import write_atomically

FILE_NAME = "govplan-built.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which bytes (sha256) gave which document, by which reader; and what the database held in the end.

    `grave` is the number of findings that need a person's eye, by document; a document that has none is left out.
    """

    reader: str
    documents: Mapping[str, str]
    counts: Mapping[str, int]
    grave: Mapping[str, int]


def read_manifest(db: str, reader: str) -> Manifest | None:
    """The note of a finished build by this very reader; None for a server, an unfinished build, or another reader."""
    if "://" in db:
        return None
    try:
        found = json.loads((Path(db) / FILE_NAME).read_text("utf-8"))
        manifest = Manifest(found["reader"], dict(found["documents"]), dict(found["counts"]), dict(found["grave"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return manifest if manifest.reader == reader else None


def write_manifest(db: str, manifest: Manifest) -> None:
    """Leave the note in a database folder; a server gets none."""
    if "://" in db:
        return
    note = {
        "reader": manifest.reader,
        "documents": dict(sorted(manifest.documents.items())),
        "counts": dict(manifest.counts),
        "grave": dict(sorted(manifest.grave.items())),
    }
    with write_atomically(Path(db) / FILE_NAME) as file:
        json.dump(note, file, ensure_ascii=False)


def remove_manifest(folder: Path) -> None:
    """Take the note away: from here on it might say what is no longer so."""
    with suppress(FileNotFoundError):
        (folder / FILE_NAME).unlink()
