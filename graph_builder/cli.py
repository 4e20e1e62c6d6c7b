"""The root command: it finds its subcommands by entry points, and turns errors into one line and an exit code."""

from __future__ import annotations

import io
import sys
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import click

from .errors import GovplanError, nearest

GROUP = "govplan.commands"


class Root(click.Group):
    """A group whose commands are the entry points of `govplan.commands`, imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_found())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = _found().get(cmd_name)
        if entry is None:
            return None
        command = entry.load()
        if not isinstance(command, click.Command):
            raise GovplanError(f"entry point {entry.value} is no click command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in _found():
            names = sorted(_found())
            ctx.fail(f"no command '{args[0]}'{nearest(args[0], names)} (commands: {', '.join(names)})")
        return super().resolve_command(ctx, args)


@click.command(cls=Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="govplan", prog_name="govplan")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def root(debug: bool) -> None:
    """Read Chinese government work plans into a graph of tasks, units, themes and projects, and ask it questions.

    \b
    First steps:
      govplan demo                          the whole way on the plan that ships
      govplan build data/plans --db my.graph
      govplan query list
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line: data to stdout in UTF-8, one line an error on stderr, exit codes 0 to 4."""
    _speak_utf8()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        status: Any = root.main(args=given, prog_name="govplan", standalone_mode=False)
    except click.exceptions.Abort:
        _fail("interrupted", 1)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        _fail(_usage_line(error), error.exit_code)
    except GovplanError as error:
        if "--debug" in given:
            raise
        _fail(str(error), error.exit_code)
    except BrokenPipeError:
        # The reader of our output went away (`| head`); what is left unwritten is nobody's loss.
        sys.stdout = io.StringIO()
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)


def _found() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def _usage_line(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    hint = f" (see: {context.command_path} --help)" if context is not None else ""
    return error.format_message() + hint


def _fail(message: str, code: int) -> None:
    click.echo(f"govplan: {message}", err=True)
    sys.exit(code)


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else None)
