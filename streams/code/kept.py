"""Tables that take long to make, kept from one start to the next.

A table is kept under the hash of all that it is made of: its data files, the modules that make it, the
versions of libraries whose data goes in. So nobody has to say when it is stale. It is plain data in msgpack,
read as the type that is asked for. Where no file can be kept, the table is made anew at each start.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from xxhash import xxh3_128

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["kept"]

T = TypeVar("T")

_CHECK = xxh3_128().digest_size  #: a file begins with the hash of the rest: a bit may flip on any disk
_COPIES = 4  #: of one name: those of other versions, which may run beside this one


def kept(
    name: str, kind: type[T], make: Callable[[], T], *, files: Iterable[Path], libraries: Iterable[str] = ()
) -> T:
    """Return what `make` makes of the `files` and `libraries`: made now, or at an earlier start.

    `kind` is its type, as msgspec reads it. The files are those of the code as well.
    """
    if (folder := _folder()) is None:
        return make()
    path = folder / f"{name}-{_hash_of(files, libraries)}"
    with suppress(OSError, ValueError):
        return _read(path, kind)
    made = make()
    with suppress(OSError):
        _write(path, msgspec.msgpack.encode(made))
        _tidy(folder, name)
    return made


def _folder() -> Path | None:
    """Return the user's folder for what can be made again, as the XDG base directories have it."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    if Path(given).is_absolute():
        return Path(given) / "newsfold"
    try:
        return Path.home() / ".cache" / "newsfold"
    except RuntimeError:  # a user without a home
        return None


def _hash_of(files: Iterable[Path], libraries: Iterable[str]) -> str:
    digest = xxh3_128()
    for path in files:
        data = path.read_bytes()
        digest.update(f"{path.name} {len(data)}\n".encode() + data)
    for library in libraries:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()


def _read(path: Path, kind: type[T]) -> T:
    """Return what a file keeps. Raises `OSError` or `ValueError` where it is not there, or not whole."""
    data = path.read_bytes()
    if xxh3_128(data[_CHECK:]).digest() != data[:_CHECK]:
        raise ValueError(f"{path} is not as it was written")
    return msgspec.msgpack.decode(memoryview(data)[_CHECK:], type=kind)


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: other processes may read it, or write it too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name.partition('-')[0]}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(xxh3_128(data).digest() + data)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink()
        raise


def _tidy(folder: Path, name: str) -> None:
    """Remove the oldest files of a name, also those that were never finished."""
    written = sorted(folder.glob(f"{name}-*"), key=lambda path: path.stat().st_mtime)
    for path in written[:-_COPIES]:
        path.unlink()
