"""Which processes there are below one, and whether they have gone."""

import time
from pathlib import Path

__all__ = ["descendants", "gone"]


def descendants(pid: int) -> set[int]:
    """Return the processes below one."""
    parents = {int(path.name): _parent_of(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    tree = {pid}
    while more := {child for child, parent in parents.items() if parent in tree} - tree:
        tree |= more
    return tree - {pid}


def _parent_of(path: Path) -> int | None:
    try:
        return int((path / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pids: set[int], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while any(map(_alive, pids)) and time.monotonic() < until:
        time.sleep(0.02)
    return not any(map(_alive, pids))
