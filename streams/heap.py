"""The memory of a process: what it takes, and how much of what it gave back its C library keeps."""

import ctypes
import re
import sys
from pathlib import Path

__all__ = ["bound", "share"]

_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)

#: <malloc.h>: beyond `M_TRIM_THRESHOLD` bytes, what is free at the end of the heap goes back to the system; a
#: block of more than `M_MMAP_THRESHOLD` is apart from the heap, and goes back at once; `M_ARENA_MAX` heaps.
_TRIM, _MMAP, _ARENAS = -1, -3, -8
#: A page of the average size, some 200 KB, stays in the heap; a batch of them does not.
_SETTINGS = {_MMAP: 1 << 20, _TRIM: 4 << 20, _ARENAS: 1}


def bound() -> None:
    """Let glibc keep little; a process that it forks does the same. Other libraries are left as they are.

    By itself it raises both thresholds up to 64 MiB as large blocks are freed, and keeps a heap for each
    thread: after a burst of 400 pages a worker kept 80 MiB, and a process that reads pages 40 MiB.
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:  # musl has none
        for setting, value in _SETTINGS.items():
            mallopt(setting, value)


def share(pid: int) -> int:
    """Return the bytes that a process takes, and of those that it shares its share; 0 where nobody can tell.

    Only Linux can. It takes a millisecond or two: never ask for it in an event loop.
    """
    try:
        pss = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text("ascii"))
    except OSError:  # it has ended, or this is another system
        return 0
    return int(pss[1]) << 10 if pss else 0
