"""The root command: it finds its subcommands by entry points, and turns errors into one line and an exit code."""

from __future__ import annotations

import io
import os
import sys
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import click

from .errors import GovplanError, nearest

GROUP = "govplan.commands"

# What a file or an argument brings must not steer the terminal that shows its name.
_UNSEEN = {code: "·" for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x0A}


class Root(click.Group):
    """A group whose commands are the entry points of `govplan.commands`, imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_found())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = _found().get(cmd_name)
        if entry is None:
            return None
        try:
            command = entry.load()
        except ImportError as error:
            raise GovplanError(f"command '{cmd_name}' cannot be loaded from {entry.value}: {error}") from error
        if not isinstance(command, click.Command):
            raise GovplanError(f"entry point {entry.value} is no click command")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader of our output went away (`| head`); what is left unwritten is nobody's loss.
            _let_go_of_stdout()
            return 0

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in _found():
            names = sorted(_found())
            ctx.fail(f"no command '{args[0]}'{nearest(args[0], names)} (commands: {', '.join(names)})")
        return super().resolve_command(ctx, args)


@click.command(cls=Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="govplan", prog_name="govplan")
@click.option("--debug", is_flag=True, help="Show the traceback of an error; may stand anywhere.")
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
    if arguments is None:
        _restart_in_utf8()
    _open_closed_streams()
    _speak_utf8()
    given, is_debugged = _without_debug(sys.argv[1:] if arguments is None else arguments)
    try:
        status: Any = root.main(args=given, prog_name="govplan", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        sys.exit(0)
    except (Exception, KeyboardInterrupt) as error:
        sys.exit(_report(error, is_debugged=is_debugged))
    sys.exit(status if isinstance(status, int) else 0)


def _found() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def _without_debug(given: list[str]) -> tuple[list[str], bool]:
    """The arguments without --debug, wherever it stands before a lone --, and whether it was there."""
    end = given.index("--") if "--" in given else len(given)
    kept = [word for word in given[:end] if word != "--debug"]
    return kept + given[end:], len(kept) < end


def _report(error: BaseException, *, is_debugged: bool) -> int:
    """Say on stderr what went wrong, in one line; the exit code."""
    message, code = _said(error)
    if is_debugged:
        import traceback

        traceback.print_exception(error)
    if isinstance(error, OSError):
        _let_go_of_stdout()
    click.echo(message.translate(_UNSEEN), err=True)
    return code


def _said(error: BaseException) -> tuple[str, int]:
    match error:
        case GovplanError():
            return f"govplan: {error}", error.exit_code
        case click.exceptions.Abort() | KeyboardInterrupt():
            return "govplan: interrupted", 1
        case click.UsageError() if error.message.startswith("Usage:"):
            # A group without a subcommand: click hands over its help.
            return error.message, error.exit_code
        case click.ClickException():
            return f"govplan: {_usage_line(error)}", error.exit_code
        case UnicodeEncodeError() if "surrogates" in error.reason:
            return f"govplan: an argument or a file name is no UTF-8 text: {error.object[:80]!r}", 2
        case OSError():
            return f"govplan: {error.filename or 'stdin or stdout'}: {error.strerror or error}", 1
    first = (str(error).splitlines() or [""])[0]
    return f"govplan: {type(error).__name__}: {first} (a fault of govplan itself; --debug shows where)", 1


def _usage_line(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    hint = f" (see: {context.command_path} --help)" if context is not None else ""
    return error.format_message() + hint


def _restart_in_utf8() -> None:
    """Start again in Python's UTF-8 mode where the locale has no Chinese, so that arguments and file names are read."""
    try:
        "中".encode(sys.getfilesystemencoding())
    except UnicodeEncodeError:
        if sys.executable and not sys.flags.utf8_mode:
            os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def _open_closed_streams() -> None:
    """Put something in the place of a stream that was closed (`>&-`), or a database file would get its number.

    It is opened the wrong way round, so that using it is an error and no silent loss; only stderr swallows.
    """
    for number, (name, flags) in enumerate((("stdin", os.O_WRONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY))):
        if getattr(sys, name) is None:
            os.open(os.devnull, flags)
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8"))  # noqa: PTH123, SIM115


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else None)


def _let_go_of_stdout() -> None:
    """Send what is still to be written to nowhere: at its end Python writes once more, and would complain."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
