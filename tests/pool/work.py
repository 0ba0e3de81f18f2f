"""Work for processes of a pool, good and bad."""

import errno
import os
import time
from collections.abc import Sequence
from pathlib import Path

from streams.errors import BadInput
from streams.records import Reason

HANG, DIE, EAT, ODD = "hang", "die", "eat", "odd"
_HELD: list[bytes] = []


def double(number: int) -> int:
    return 2 * number


def own_pid() -> int:
    return os.getpid()


def hang() -> None:
    time.sleep(60)


def die() -> None:
    os._exit(11)


def eat() -> int:
    return len(bytearray(4 << 30))


def refuse() -> None:
    raise BadInput(Reason.TOO_DEEP, "too deep")


def fill_the_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Unreadable(Exception):
    """Pickles, and cannot be unpickled: it wants an argument more than it keeps."""

    def __init__(self, _one: str, _two: str) -> None:
        super().__init__("kept")


def fail() -> None:
    raise Unreadable("a", "b")


_BAD = {HANG: hang, DIE: die, EAT: eat, ODD: refuse}


def read(page: str) -> str:
    """Return a page in capitals; one that is named for what it does does that."""
    if page in _BAD:
        _BAD[page]()
    return page.upper()


def read_all(pages: Sequence[str]) -> list[str]:
    return [read(page) for page in pages]


def read_and_note(begun: Path, page: str) -> str:
    """Read a page, and leave a line in a file that it was begun."""
    with begun.open("a") as file:
        file.write(f"{page}\n")
    return read(page)


def wait_for(released: Path) -> str:
    """Return once a file is there."""
    while not released.exists():
        time.sleep(0.01)
    return "released"


class Late:
    """An item over which the first process that reads it off its pipe hangs; the next one reads `late`."""

    def __init__(self, note: Path) -> None:
        self._note = note

    def __reduce__(self) -> tuple[object, ...]:
        return _read_late, (self._note,)


def _read_late(note: Path) -> str:
    if not note.exists():
        note.touch()
        hang()
    return "late"


def read_and_tell(page: str) -> str:
    """Read a page, and say on standard output which process does so."""
    os.write(1, f"{os.getpid()}\n".encode())  # at once: others print too
    return read(page)


def hold(mib: int) -> None:
    """Take memory, and keep it."""
    _HELD.append(b"x" * (mib << 20))
