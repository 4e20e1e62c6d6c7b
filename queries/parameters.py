"""Parameters of a question: words of the command line or Python values, checked against what the preset declares."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from graph_builder.errors import UsageError, nearest

from .preset import Parameter, ParameterType, Preset, Value

_TRUE = frozenset({"true", "yes", "1", "on", "是"})
_FALSE = frozenset({"false", "no", "0", "off", "否"})
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")


def read_pairs(pairs: Iterable[str]) -> dict[str, str]:
    """`name=value` words as a mapping. Raises UsageError for a word without `=` and for a name given twice."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"parameter '{pair}' is not of the form name=value")
        if name.strip() in found:
            raise UsageError(f"parameter '{name.strip()}' is given twice")
        found[name.strip()] = value
    return found


def bind(preset: Preset, given: Mapping[str, Any]) -> dict[str, Value]:
    """Every parameter of the preset with its value: given and of the right type, else the default.

    Raises UsageError in one line for a name the preset does not have, a required one left out, and a value that does
    not fit.
    """
    known = [parameter.name for parameter in preset.parameters]
    for name in given:
        if name not in known:
            allowed = ", ".join(known) or "none"
            raise UsageError(
                f"preset '{preset.id}' has no parameter '{name}'{nearest(name, known)} (parameters: {allowed})"
            )
    return {parameter.name: _bind_one(preset, parameter, given) for parameter in preset.parameters}


def convert(value: object, kind: ParameterType) -> Value:
    """A value as the declared type. Raises ValueError, saying what was allowed, where it does not fit."""
    match kind:
        case "string":
            return _text(value)
        case "int":
            return _integer(value)
        case "float":
            return _float(value)
        case "bool":
            return _truth(value)
        case "list":
            return _list(value)


def _bind_one(preset: Preset, parameter: Parameter, given: Mapping[str, Any]) -> Value:
    value = given.get(parameter.name)
    if value is None:
        if parameter.default is not None:
            return parameter.default
        example = f" (for example {parameter.name}={parameter.example})" if parameter.example is not None else ""
        raise UsageError(f"preset '{preset.id}' needs the parameter '{parameter.name}': {parameter.about}{example}")
    where = f"preset '{preset.id}', parameter '{parameter.name}'"
    try:
        bound = convert(value, parameter.type)
    except ValueError as error:
        raise UsageError(f"{where}: {error}") from None
    _check(parameter, bound, where)
    return bound


def _check(parameter: Parameter, value: Value, where: str) -> None:
    if parameter.is_required and value in ("", ()):
        raise UsageError(f"{where}: it must not be empty ({parameter.about})")
    words = value if isinstance(value, tuple) else (value,)
    if parameter.choices:
        for word in words:
            if word != parameter.default and word not in parameter.choices:
                allowed = ", ".join(parameter.choices)
                raise UsageError(f"{where}: '{word}' is not one of {allowed}{nearest(str(word), parameter.choices)}")
    if parameter.minimum is not None and isinstance(value, int | float) and value < parameter.minimum:
        raise UsageError(f"{where}: {value} is too small; the least is {parameter.minimum}")


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    raise ValueError(f"a string is wanted, not {type(value).__name__} {value!r}")


def _integer(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _INTEGER.fullmatch(value.strip()):
        return int(value)
    raise ValueError(f"a whole number is wanted, not '{value}'")


def _float(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    try:
        number = float(str(value))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f"a number is wanted, not '{value}'")
    return number


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in _TRUE | _FALSE:
        return word in _TRUE
    raise ValueError(f"true or false is wanted, not '{value}'")


def _list(value: object) -> tuple[str, ...]:
    """A list: a Python sequence, a JSON array, or words between commas (also 、 and ，)."""
    if isinstance(value, str):
        words = _json_list(value) if value.lstrip().startswith("[") else re.split("[,，、]", value)
    elif isinstance(value, list | tuple | set | frozenset):
        words = sorted(value) if isinstance(value, set | frozenset) else value
    else:
        raise ValueError(f"a list is wanted, not '{value}'")
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) for word in words):
        raise ValueError(f"a list of strings is wanted, not '{value}'")
    return tuple(word.strip() for word in words if word.strip())


def _json_list(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        raise ValueError(f"a list is wanted, not '{text}'") from None
