"""The docs say what there is: pages made anew are the same, and every command shown can be typed."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import click
import pytest

from graph_builder.cli import root
from graph_builder.schema import load_schema
from queries import load_library

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PROSE = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "ARCHITECTURE.md", *sorted(DOCS.glob("*.md")))


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("govplan_docs", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = _generator()
COMMANDS = dict(GENERATOR.commands())


@pytest.mark.parametrize("name", sorted(GENERATOR.PAGES))
def test_a_page_is_what_would_be_made_now(name: str) -> None:
    made = GENERATOR.PAGES[name]()

    assert (DOCS / name).read_text("utf-8") == made, "make it anew: python docs/generate.py"


@pytest.mark.parametrize("path", sorted(COMMANDS))
def test_a_command_has_help_and_an_example_of_itself(path: str) -> None:
    command = COMMANDS[path]
    text = command.help or ""

    assert text.strip(), "no help"
    assert re.search(r"\b(Examples?|First steps):\n", text), "no example"
    assert f"  {path} " in text, "no example that calls it"
    assert all(option.help for option in command.params if isinstance(option, click.Option)), "an option without help"


@pytest.mark.parametrize("path", sorted(COMMANDS))
def test_a_command_is_in_the_docs(path: str) -> None:
    assert f"## `{path}`" in (DOCS / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("preset", [preset.id for preset in load_library()])
def test_a_preset_is_in_the_docs(preset: str) -> None:
    assert f"### `{preset}`" in (DOCS / "presets.md").read_text("utf-8")


def test_every_kind_of_the_schema_is_in_the_docs() -> None:
    schema, text = load_schema(), (DOCS / "schema.md").read_text("utf-8")
    kinds = [*schema.nodes, *(kind.type for kind in schema.edges.values() if not kind.internal)]

    assert [kind for kind in kinds if f"| `{kind}` |" not in text] == []


def test_every_kind_of_error_is_in_the_docs() -> None:
    text = (DOCS / "commands.md").read_text("utf-8")

    assert [kind.__name__ for kind in GENERATOR.error_classes() if f"| `{kind.__name__}` |" not in text] == []


@pytest.mark.parametrize("file", PROSE, ids=lambda file: file.name)
def test_every_command_line_shown_can_be_typed(file: Path) -> None:
    wrong = [(line, fault) for line in _command_lines(file.read_text("utf-8")) if (fault := _fault_of(line))]

    assert wrong == []


def test_a_command_line_that_cannot_be_typed_is_found() -> None:
    assert "--unti" in _fault_of("govplan view --unti 区民政局")
    assert _fault_of("govplan view --unit 区民政局") == ""


def _command_lines(text: str) -> list[str]:
    """Lines that call govplan in blocks of code, without what the shell does after them."""
    blocks = re.findall(r"^[ ]*```(?:bash|sh)?\n(.*?)^[ ]*```", text, re.DOTALL | re.MULTILINE)
    calls = [call for block in blocks for line in block.splitlines() for call in re.split(r"&&|\||>", line)]
    return [call.strip() for call in calls if call.strip().startswith("govplan ")]


def _fault_of(line: str) -> str:
    words = shlex.split(re.sub(r"\s{2,}\D*$|\s#.*$", "", line))[1:]
    command: click.Command = root
    context = click.Context(root, info_name="govplan")
    try:
        while isinstance(command, click.Group) and words and not words[0].startswith("-"):
            name, found, words = command.resolve_command(context, words)
            assert found is not None
            command, context = found, click.Context(found, info_name=name, parent=context)
        if not isinstance(command, click.Group):
            command.make_context(command.name, list(words), parent=context.parent)
    except click.UsageError as error:
        return error.format_message()
    except click.exceptions.Exit:  # --help
        pass
    return ""
