"""What is wrong with vocabulary files that hold lists of words: all faults at once, each with its key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..errors import nearest


def word_list_faults(data: object, keys: Iterable[str]) -> list[str]:
    """What is wrong with a file that must hold exactly these lists of distinct words."""
    if not isinstance(data, Mapping):
        return ["the file holds no mapping"]
    allowed = tuple(keys)
    unknown = [str(key) for key in data if key not in allowed]
    wrong = [f"unknown key '{key}'{nearest(key, allowed) or '; allowed are ' + ', '.join(allowed)}" for key in unknown]
    return wrong + [fault for key in allowed for fault in list_faults(key, data.get(key))]


def list_faults(key: str, words: object) -> list[str]:
    """What is wrong with one list of distinct words."""
    if not isinstance(words, list) or not words:
        return [f"{key}: needs a list of words"]
    wrong = [f"{key}: {word!r} is no word" for word in words if not isinstance(word, str) or not word]
    doubles = {str(word) for word in words if words.count(word) > 1}
    return wrong + [f"{key}: '{word}' stands twice" for word in sorted(doubles)]
