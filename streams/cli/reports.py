"""Files of `--html`: written over only where they are reports themselves."""

from pathlib import Path

from streams.errors import UsageError

__all__ = ["report_at"]


def report_at(path: Path, mark: str) -> Path:
    """Return the path of a report that begins with the mark.

    Raises `UsageError` where the file cannot be the report's: it may be a page that somebody keeps.
    """
    if path.is_dir() or not path.parent.is_dir():
        raise UsageError(f"{path} is no file that can be written; name one for --html, in a folder there is")
    if path.exists() and not _begins(path, mark):
        raise UsageError(f"{path} is there and is no report of newsfold; name another file for --html")
    return path


def _begins(path: Path, mark: str) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark.encode()
