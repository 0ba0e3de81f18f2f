"""A folder of pages with their gold: `pages.jsonl` and the files that it names."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from streams.errors import BadInput, UsageError
from streams.settings import MAX_PAGE
from streams.wire import decode

__all__ = ["GoldPage", "read_gold"]

_LIST = "pages.jsonl"
_MOST = 4 * MAX_PAGE  # bytes of a page: UTF-8 takes four at most for a character


@dataclass(frozen=True, kw_only=True, slots=True)
class GoldPage:
    """A line of `pages.jsonl`. What is right of a page; a field that is not known is not judged."""

    url: str
    file: str  #: its HTML, relative to the folder, gzipped where its name ends in .gz
    title: str | None = None
    authors: str | tuple[str, ...] | None = None
    published_at: str | None = None  #: ISO 8601
    text: str | None = None
    paragraphs: tuple[str, ...] | None = None  #: instead of `text`

    @property
    def body(self) -> str:
        """The article's text, one paragraph a line."""
        return self.text or "\n".join(self.paragraphs or ())


def read_gold(folder: Path) -> Iterator[tuple[GoldPage, str]]:
    """Yield each page with its HTML, in the order of the list.

    Raises `UsageError`, with the number of the line, for a list or a page that is not there or not whole.
    """
    lines = _bytes(folder / _LIST, f"{folder} has no {_LIST}").splitlines()
    if not lines:
        raise UsageError(f"{folder / _LIST} is empty; give a folder whose list has pages")
    for number, line in enumerate(lines, 1):
        place = f"{folder / _LIST}:{number}"
        page = _page(line, place)
        html = _bytes(folder / page.file, f"{place} names {page.file}, which is not there")
        yield page, html.decode("utf-8", "replace")


def _page(line: bytes, place: str) -> GoldPage:
    try:
        page = decode(line, GoldPage)
    except BadInput as error:
        raise UsageError(f"{place} cannot be used: {error}; correct the line") from error
    if page.text is None and page.paragraphs is None:
        raise UsageError(
            f"{place} has neither `text` nor `paragraphs`; give one of them, even if it is empty"
        )
    return page


def _bytes(path: Path, missing: str) -> bytes:
    try:
        if path.suffix != ".gz":
            return path.read_bytes()
        with gzip.open(path) as page:
            return page.read(_MOST + 1)  # a larger one is refused by what cleans it
    except FileNotFoundError as error:
        raise UsageError(f"{missing}; name a folder of {_LIST} and the pages that it lists") from error
    except (OSError, EOFError, zlib.error) as error:
        cause = getattr(error, "strerror", None) or error
        raise UsageError(f"{path} cannot be read: {cause}; give a file that is whole") from error
