"""What processes have used of the processors, and hold of the memory, as Linux counts it."""

import os
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Used", "of_tree", "peak"]

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Used:
    """What a process and all that it started have used, and hold."""

    cpu: float  #: seconds, user and system
    mb: float  #: of memory, what they share counted once
    processes: int


def of_tree(root: int) -> Used:
    """Return what a process and all that it started have used of the processors, and hold of the memory."""
    parents = {int(path.name): _stat(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    tree = {root}
    while more := {pid for pid, stat in parents.items() if stat and int(stat[1]) in tree} - tree:
        tree |= more
    stats = [stat for pid in tree if (stat := parents.get(pid))]
    cpu = sum(int(number) for stat in stats for number in stat[11:15]) / _TICKS
    return Used(cpu, sum(_kib(pid, "smaps_rollup", "Pss:") for pid in tree) / 1e3, len(tree))


def peak(pid: int) -> float:
    """Return the megabytes of memory that a process had at most (resident set)."""
    return _kib(pid, "status", "VmHWM:") / 1e3


def _stat(path: Path) -> list[str] | None:
    """Return the fields of /proc/PID/stat behind the name: state, parent, ..."""
    try:
        return (path / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None


def _kib(pid: int, file: str, name: str) -> float:
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(name))
