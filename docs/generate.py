"""Make the reference pages of docs/ from what they describe: `python docs/generate.py`; a test compares the two."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from graph_builder import errors
from graph_builder.cli import root
from graph_builder.schema import EdgeKind, NodeKind, Property, load_schema
from queries.catalogue import page
from queries.library import load_library

MADE = "<!-- Made by `python docs/generate.py`; a test compares the two. -->"


def commands_page() -> str:
    """Every command with its arguments, options and examples, and what goes wrong with which exit code."""
    lines = [
        "# 命令 Commands",
        "",
        MADE,
        "",
        "Results go to stdout, messages and progress to stderr; `-` is a stream. Chinese is read and printed under",
        "any locale. A file is written whole or not at all. `--debug` may stand anywhere and shows a traceback.",
        "",
    ]
    for path, command in commands():
        lines += [*_command_lines(path, command), ""]
    return "\n".join([*lines, *_error_lines(), ""])


def schema_page() -> str:
    """Every kind of node and edge with its properties."""
    schema = load_schema()
    lines = ["# 图的结构 The graph", "", MADE, "", "**Bold** properties are on every node or edge of the kind.", ""]
    lines += ["## 点 Nodes", "", "| label | 中文 | id | properties |", "| --- | --- | --- | --- |"]
    lines += [_node_line(kind) for kind in schema.nodes.values()]
    lines += ["", "## 边 Edges", "", "| type | from → to | properties |", "| --- | --- | --- |"]
    lines += [_edge_line(kind) for kind in schema.edges.values() if not kind.internal]
    evidence = "An edge drawn from a text carries its evidence: `document`, `start`, `end`, `quote` and `rule`."
    return "\n".join([*lines, "", evidence, ""])


def presets_page() -> str:
    """Every question that can be asked."""
    return page(load_library())


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "presets.md": presets_page,
    "schema.md": schema_page,
}


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command that can be called, with the words that call it, groups before their members."""
    yield from _below("govplan", root, click.Context(root, info_name="govplan"))


def error_classes() -> list[type[errors.GovplanError]]:
    """The kinds of errors, the root first."""
    return [errors.GovplanError, *errors.GovplanError.__subclasses__()]


def _below(path: str, command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            member = command.get_command(context, name)
            assert member is not None
            yield from _below(f"{path} {name}", member, click.Context(member, info_name=name, parent=context))


def _command_lines(path: str, command: click.Command) -> Iterator[str]:
    words = [parameter.make_metavar(click.Context(command)) for parameter in command.params if _is_argument(parameter)]
    tail = "COMMAND …" if isinstance(command, click.Group) else "[OPTIONS]"
    yield f"## `{path}`"
    yield ""
    yield f"`{' '.join([path, tail, *words])}`"
    yield ""
    yield from _help_lines(inspect.cleandoc(command.help or ""))
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    if options:
        yield ""
        yield from (_option_line(option) for option in options)


def _is_argument(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Argument)


def _help_lines(text: str) -> Iterator[str]:
    """The help as Markdown: what click is told not to wrap (\\b) becomes a title and a block of code."""
    for place, block in enumerate(text.split("\n\n")):
        if place:
            yield ""
        if not block.startswith("\b\n"):
            yield block
            continue
        title, *code = block.splitlines()[1:]
        yield title
        yield ""
        yield "```bash"
        yield from (line.removeprefix("  ") for line in code)
        yield "```"


def _option_line(option: click.Option) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    value = "" if option.is_flag else f" {_value_of(option)}"
    notes = [*_default_of(option), *([f"env `{option.envvar}`"] if isinstance(option.envvar, str) else [])]
    told = (option.help or "").replace(f" [env: {option.envvar}]", "")
    return f"- `{names}{value}` {told}{' (' + ', '.join(notes) + ')' if notes else ''}".rstrip()


def _value_of(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    return option.metavar or option.type.name.upper().split(" ")[0]


def _default_of(option: click.Option) -> list[str]:
    if option.required:
        return ["required"]
    if not option.show_default or option.default is None:
        return []
    return [f"default `{option.opts[0] if option.default is True else option.default}`"]


def _error_lines() -> Iterator[str]:
    yield "## 退出码 Exit codes"
    yield ""
    yield "0 done, 1 findings under `--strict` or a refused request, 2 usage, 3 unreadable input, 4 database."
    yield "An error is one line on stderr: what, where, what was allowed, the nearest name. Faults of a vocabulary"
    yield "file, a decision log or a preset are all told at once, one a line."
    yield ""
    yield "| error | exit code | meaning |"
    yield "| --- | --- | --- |"
    for kind in error_classes():
        first = inspect.cleandoc(kind.__doc__ or "").splitlines()[0]
        yield f"| `{kind.__name__}` | {kind.exit_code} | {first} |"


def _node_line(kind: NodeKind) -> str:
    return f"| `{kind.label}` | {kind.chinese} | `{kind.prefix}…` | {_properties(kind.properties.values())} |"


def _edge_line(kind: EdgeKind) -> str:
    pairs = ", ".join(f"{source} → {target}" for source, target in kind.between)
    return f"| `{kind.type}` | {pairs} | {_properties(kind.properties.values())} |"


def _properties(found: Iterable[Property]) -> str:
    return ", ".join(f"**{item.name}**" if item.required else item.name for item in found)


def main() -> None:
    """Write all pages beside this file."""
    for name, made in PAGES.items():
        Path(__file__).with_name(name).write_text(made(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
