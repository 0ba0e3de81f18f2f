"""What Linux says of a worker's processes: processor time and memory."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from streams.heap import share

__all__ = ["Usage", "tree_seconds", "usage"]

_TICK = os.sysconf("SC_CLK_TCK")  #: 10 ms: what the time of each process is told in
#: Places in /proc/PID/stat behind the name: parent, session, user, system, and both of children that ended.
_PARENT, _SESSION, _TIMES = 1, 3, slice(11, 15)


@dataclass(frozen=True, slots=True)
class Usage:
    """A session's processes at one time."""

    seconds: float  #: user and system, of all that ever were in it
    bytes: int  #: its share of memory (PSS): what processes share is counted once
    processes: int


def usage(session: int) -> Usage:
    """Return what the processes of a session take. A worker is started in one of its own."""
    members = list(_members(session))
    seconds = sum(spent for _, spent in members)
    return Usage(seconds, sum(share(int(pid)) for pid, _ in members), len(members))


def tree_seconds(pid: int) -> float:
    """Return what a process and its children have taken, in whatever sessions: user and system."""
    return sum(_spent(fields) for name, fields in _all() if int(name) == pid or int(fields[_PARENT]) == pid)


def _members(session: int) -> Iterator[tuple[str, float]]:
    for pid, fields in _all():
        if int(fields[_SESSION]) == session:
            yield pid, _spent(fields)


def _spent(fields: list[str]) -> float:
    return sum(map(int, fields[_TIMES])) / _TICK


def _all() -> Iterator[tuple[str, list[str]]]:
    """Yield every process, and what stands in its `stat` behind its name."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            yield stat.parent.name, stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:  # it has ended since
            continue
