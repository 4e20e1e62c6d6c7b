"""Files read in several processes, in their order, in memory that does not grow, whatever a file does to its reader."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from .model import Finding
from .read import Input
from .reading import Reading

Read = Callable[[Input], Reading]

# So many readings a process may wait to be loaded: loading may be slower than reading, and graphs are not small.
_AHEAD = 4


def read_in_processes(sources: Sequence[Input], workers: int, read: Read) -> Iterator[Reading]:
    """The readings of the files, in order.

    A file that kills the process that reads it (no memory, a fault in a C library) is a reading that failed; the
    others are read all the same.
    """
    done = 0
    while done < len(sources):
        for reading in _until_broken(sources[done:], workers, read):
            done += 1
            yield reading
        if done < len(sources):
            # One of those under way broke its process: the next ones are read each in a process of its own.
            for source in sources[done : done + _AHEAD * workers]:
                done += 1
                yield _alone(source, read)


def _until_broken(sources: Sequence[Input], workers: int, read: Read) -> Iterator[Reading]:
    waiting: deque[Future[Reading]] = deque()
    rest = iter(sources)
    with _pool(workers) as pool:
        try:
            while True:
                while len(waiting) < _AHEAD * workers and (source := next(rest, None)) is not None:
                    waiting.append(pool.submit(read, source))
                if not waiting:
                    return
                yield waiting.popleft().result()
        except BrokenProcessPool:
            return
        finally:
            for future in waiting:
                future.cancel()


def _alone(source: Input, read: Read) -> Reading:
    with _pool(1) as pool:
        try:
            return pool.submit(read, source).result()
        except BrokenProcessPool:
            reason = f"{source.name}: the process that read it died (no memory, or a fault in a library)"
            return Reading(source.name, None, (Finding("error", "file-unreadable", reason),))


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawn: a forked copy of a process with an open database or driver threads is none that works.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C goes to every process of a terminal; the one that reads ahead for us stops when we do, without a word."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
