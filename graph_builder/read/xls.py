"""XLS workbooks, read in a process of their own.

The format says nowhere how large a sheet may be, and the library ends the whole process where a damaged file makes
it ask for more memory than there is. Such files are rare and small: a tenth of a second more is a fair price.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

from .content import Content, Unreadable
from .sheet import read_workbook

LARGEST_MEMORY = 2 * 1024 * 1024 * 1024
LONGEST_SECONDS = 120


def read_xls(data: bytes, *, encoding: str | None = None) -> Content:
    """The tables of an XLS workbook; raises Unreadable if it is damaged, locked or empty."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", f"from {__name__} import main; main()"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, env=environment, timeout=LONGEST_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"a damaged workbook (not read within {LONGEST_SECONDS} seconds)") from error
    if done.returncode != 0 or not done.stdout:
        raise Unreadable("a damaged workbook (reading it needs more memory than any plan)")
    answer = pickle.loads(done.stdout)  # our own process wrote it
    if isinstance(answer, Content):
        return answer
    raise Unreadable(str(answer))


def main() -> None:
    """Read a workbook from the standard input; write its content, or the reason why there is none, to the output."""
    _limit_memory()
    try:
        answer: Content | str = read_workbook(sys.stdin.buffer.read())
    except Unreadable as error:
        answer = str(error)
    sys.stdout.buffer.write(pickle.dumps(answer))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST_MEMORY, LARGEST_MEMORY))
