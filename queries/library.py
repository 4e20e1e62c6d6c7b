"""Where presets come from: the folder that ships, and the user's own files and folders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from graph_builder.errors import PresetError, UsageError, faults, nearest

from .preset import Preset
from .preset_file import parse_preset

SUFFIX = ".cypher"


def load_preset(name: str, own: Iterable[str | Path] = ()) -> Preset:
    """The preset of that id, or the one a `.cypher` file holds; only that one file is read.

    The user's own files and folders (`own`) go before the shipped ones. Raises UsageError for an id that is nowhere,
    with the nearest one, and PresetError for a file that breaks its contract.
    """
    if name.endswith(SUFFIX) or "/" in name:
        return _read_path(Path(name))
    places = preset_files(own)
    if name not in places:
        raise UsageError(f"no preset '{name}'{nearest(name, places)} (see: govplan query list)")
    return _read(places[name])


def load_library(own: Iterable[str | Path] = ()) -> tuple[Preset, ...]:
    """Every preset, sorted by group and id. Raises PresetError with the faults of all files at once."""
    found: list[Preset] = []
    broken: list[str] = []
    for place in preset_files(own).values():
        try:
            found.append(_read(place))
        except PresetError as error:
            broken.append(str(error))
    if broken:
        raise PresetError("\n".join(broken))
    return tuple(sorted(found, key=lambda preset: (preset.group, preset.id)))


def preset_files(own: Iterable[str | Path] = ()) -> Mapping[str, Traversable]:
    """The file behind each id, without reading any: a file is named by its preset's id."""
    places: dict[str, Traversable] = {}
    for group in sorted(files("queries").joinpath("presets").iterdir(), key=lambda entry: entry.name):
        if group.is_dir():
            _add(places, group.iterdir())
    for path in own:
        _add(places, _own_files(Path(path)))
    return places


def _add(places: dict[str, Traversable], entries: Iterable[Traversable]) -> None:
    for entry in sorted(entries, key=lambda entry: entry.name):
        if entry.name.endswith(SUFFIX):
            places[entry.name.removesuffix(SUFFIX)] = entry


def _own_files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.rglob(f"*{SUFFIX}"))
    if path.is_file():
        return [path]
    raise UsageError(f"no file or folder of presets: {path}")


def _read_path(path: Path) -> Preset:
    if not path.is_file():
        raise UsageError(f"no preset file: {path}")
    return _read(path)


def _read(place: Traversable) -> Preset:
    where = str(place)
    try:
        text = place.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PresetError(f"{where}: not UTF-8 (byte {error.start})") from error
    except OSError as error:
        raise PresetError(f"{where}: {error.strerror}") from error
    preset = parse_preset(text, where)
    name = place.name.removesuffix(SUFFIX)
    if preset.id != name:
        raise PresetError(faults("preset", where, [f"id '{preset.id}' is not the file's name '{name}'"]))
    return preset
