"""What is remembered between plans is bounded, so that memory stays flat over any number of them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import _lru_cache_wrapper

import graph_builder

# A thousand plans hold more names than this: what fills up has done so long before, and memory grows no more.
MOST = 2048
# Remembered by what is no name in a plan: vocabularies, decisions, functions of a library, formats of files.
BY_FEW_KEYS = {"fast", "reader_of", "target_patterns", "_finder", "_finder_with"}


def remembering() -> Iterator[tuple[str, _lru_cache_wrapper[object]]]:
    for found in pkgutil.walk_packages(graph_builder.__path__, "graph_builder."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if isinstance(value, _lru_cache_wrapper) and value.__module__ == found.name:
                yield name, value


def test_no_function_remembers_without_bound_what_plans_hold() -> None:
    unbounded = {
        name
        for name, function in remembering()
        if function.cache_parameters()["maxsize"] is None and inspect.signature(function).parameters
    }

    assert unbounded == BY_FEW_KEYS


def test_what_functions_remember_is_full_before_a_thousand_plans() -> None:
    bounds = {name: function.cache_parameters()["maxsize"] for name, function in remembering()}

    assert {name: bound for name, bound in bounds.items() if bound is not None and bound > MOST} == {}
