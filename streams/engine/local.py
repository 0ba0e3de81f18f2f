"""Local rows that may be trusted, and those that may not.

RocksDB has a row at once, and the changelog some milliseconds later. A worker that is
killed in between leaves a row behind that no other worker will ever recover. Found again
at the next start it would pass for state: the message behind it is taken for a redelivery,
nothing is written, and when the partition moves, the row is gone. So local rows are
kept only from a worker that ended as it was told to; after any other end they are read from
the changelogs anew.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from streams.errors import UsageError

__all__ = ["keep_local", "lock_local", "open_local"]

_MARK = "ended-well"


@contextmanager
def lock_local(folder: Path) -> Iterator[None]:
    """Keep the folder of local rows for one worker.

    Raises `UsageError` where another has it, or where it cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder.parent / f"{folder.name}.lock").open("wb")
    except OSError as error:
        message = (
            f"local rows cannot be kept in {folder}: {error.strerror}; name another folder with --data-dir"
        )
        raise UsageError(message) from error
    with lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except OSError as error:
            message = (
                f"another worker keeps its local rows in {folder}; give each worker a --data-dir of its own"
            )
            raise UsageError(message) from error
        yield


def open_local(folder: Path, partitions: int) -> bool:
    """Make the folder of local rows ready for a start. Returns whether what was there was kept.

    Rows of another number of partitions are of other changelogs, even where these have the same names.
    """
    mark = folder / _MARK
    kept = mark.is_file() and mark.read_text("utf-8") == str(partitions)
    if kept:
        mark.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    return kept


def keep_local(folder: Path, partitions: int) -> None:
    """Mark the local rows as good, at the end of a worker that failed in nothing."""
    (folder / _MARK).write_text(str(partitions), "utf-8")
