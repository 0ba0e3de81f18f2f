"""Pages from files, as the messages that a producer would send."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from streams.cli.files import Unreadable, page_of, reading
from streams.cli.lines import lines_of, unread
from streams.errors import BadInput, UsageError
from streams.extract.decoding import decode as decode_text
from streams.ids import normalise_url
from streams.records import RawPage
from streams.settings import MAX_PAGE
from streams.wire import decode, encode

__all__ = [
    "Page", "inputs_of", "is_of_pages", "lines_in", "page_in_line", "page_lines", "pages_of", "unnamed",
]  # fmt: skip

#: Where an HTML page names its own URL. Looked for in its first 200,000 characters; both are linear.
_OWN_URL = re.compile(
    r"""<link[^>]{0,200}\brel=["']?canonical["']?[^>]{0,200}\bhref=["']?(https?://[^"'\s>]{1,2000})"""
    r"""|<meta[^>]{0,200}\bproperty=["']?og:url["']?[^>]{0,200}\bcontent=["']?(https?://[^"'\s>]{1,2000})""",
    re.IGNORECASE,
)
_HEAD = 200_000
_MOST = 4 * MAX_PAGE  # bytes: UTF-8 takes four at most for a character


Nameless = Callable[[Path], str | None]


@dataclass(frozen=True, slots=True)
class Page:
    """One message for `raw-articles`."""

    source: str  #: the file, or the line of one; of an archive's page its URL
    key: bytes | None
    value: bytes
    nameless: bool = False  #: nothing tells its URL, so there is no value either
    is_line: bool = False  #: of .jsonl, as it stands there
    error: str = ""  #: why nothing more can be read of the file; the value is the line that says so


def pages_of(files: tuple[Path, ...], url: str | None, nameless: Nameless) -> Iterator[Page]:
    """Yield the pages of `inputs_of`, which says what it takes."""
    for _, pages in inputs_of(files, url, nameless):
        yield from pages


def inputs_of(
    files: tuple[Path, ...], url: str | None, nameless: Nameless
) -> list[tuple[Path, Iterator[Page]]]:
    """Return the files that there are, also in folders, and the pages of each.

    They are .html, .txt and .jsonl, each also gzipped, and .warc.gz. `url` is the URL of the page where it is
    one; `nameless` may give one to a page that has none. Lines of .jsonl go out as they are, good or bad. A
    file that cannot be read, or not to its end, gives a page that says so. Raises `UsageError` for what is
    not there or holds no pages, before anything is read.
    """
    paths = list(_expand(files))
    if url:
        _require_one(url, paths)
    read = [(path, _reader(path)) for path in paths]
    return [(path, _as_far_as_it_goes(path, reader(path, url, nameless))) for path, reader in read]


def _require_one(url: str, paths: list[Path]) -> None:
    """Refuse a URL that is none, or is given for anything but one page that may want it."""
    try:
        normalise_url(url.encode("utf-8").decode())
    except (BadInput, UnicodeError) as error:
        raise UsageError(f"--url cannot be used: {error}; say for example https://example.com/a") from error
    if len(paths) > 1:
        raise UsageError(
            f"--url is the URL of one page, and there are {len(paths)} files; give one FILE with it"
        )
    if paths and _kind(paths[0]) in (".jsonl", ".warc"):
        raise UsageError(f"{paths[0]} says of each of its pages which URL it has; leave out --url")


def is_of_pages(path: Path) -> bool:
    """Tell whether a path is a folder, or a file of pages rather than of lines."""
    return path.is_dir() or (_kind(path) in _READERS and _kind(path) != ".jsonl")


def page_lines(files: tuple[Path, ...]) -> Iterator[bytes]:
    """Yield the pages of files and folders, and the lines of any other file, or of standard input."""
    if not files:
        yield from lines_of(())
    for path in files:
        if is_of_pages(path):
            yield from (page.value for page in pages_of((path,), None, unnamed))
        else:
            yield from (line.value for line in lines_in(path))


def lines_in(path: Path) -> Iterator[Page]:
    """Yield the lines of a file, and one more that says so where it cannot be read to its end."""
    given = enumerate(lines_of((path,)), 1)
    lines = (Page(f"{path}:{number}", None, line, is_line=True) for number, line in given)
    return _as_far_as_it_goes(path, lines)


def _as_far_as_it_goes(path: Path, pages: Iterable[Page]) -> Iterator[Page]:
    try:
        yield from pages
    except Unreadable as error:
        yield Page(str(path), None, encode(unread(error)), error=error.why)


def unnamed(path: Path) -> str:
    """Give a page that only stays at hand, and so needs no URL, one that leads nowhere, and is no other's.

    It is the path as it was given: the same page has the same URL wherever its folder is moved.
    """
    place = path.resolve() if ".." in path.parts else path  # a URL has no place above its root
    return f"http://file.invalid/{quote(place.as_posix().lstrip('/'))}"


Reader = Callable[[Path, str | None, Nameless], Iterator[Page]]


def _expand(files: tuple[Path, ...]) -> Iterator[Path]:
    for path in files:
        if path.is_dir():
            yield from _inside(path)
        elif path.exists():
            yield path
        else:
            raise UsageError(f"{path} is not there; name a file or folder that is")


def _inside(folder: Path) -> list[Path]:
    pages = [path for path in sorted(folder.rglob("*")) if path.is_file() and _kind(path) in _READERS]
    if not pages:
        raise UsageError(f"{folder} holds no pages; they come as {_KINDS}")
    return pages


def _kind(path: Path) -> str:
    suffixes = [s.lower() for s in path.suffixes]
    return suffixes[-2] if suffixes[-1:] == [".gz"] and len(suffixes) > 1 else "".join(suffixes[-1:])


def _reader(path: Path) -> Reader:
    if _kind(path) not in _READERS:
        raise UsageError(f"{path} is no file of pages; they come as {_KINDS}")
    return _READERS[_kind(path)]


def _read(path: Path) -> bytes:
    """Return a file's bytes; of one that is too large for a page whatever its letters are, the beginning."""
    with reading(path) as stream:
        return stream.read(_MOST + 1)


def _html(path: Path, url: str | None, nameless: Nameless) -> Iterator[Page]:
    raw = _read(path)
    match = None if url else _OWN_URL.search(decode_text(raw), 0, _HEAD)
    own = match and (match.group(1) or match.group(2))
    yield _page(path, url or own or nameless(path), raw, {})


def _text(path: Path, url: str | None, nameless: Nameless) -> Iterator[Page]:
    yield _page(path, url or nameless(path), _read(path), {"content-type": "text/plain"})


def _page(path: Path, url: str | None, raw: bytes, headers: dict[str, str]) -> Page:
    if not url:
        return Page(str(path), None, b"", nameless=True)
    return _sent(str(path), page_of(url, raw, headers, scraped=bool(headers)))


def _sent(source: str, page: RawPage) -> Page:
    return Page(source, page.url.encode(), encode(page))


def _jsonl(path: Path, url: str | None, nameless: Nameless) -> Iterator[Page]:
    for number, line in enumerate(lines_of((path,)), 1):
        yield page_in_line(f"{path}:{number}", line)


def page_in_line(source: str, line: bytes) -> Page:
    """Return the page of a line of .jsonl, as it stands there."""
    return Page(source, _key(line), line.rstrip(b"\r\n"), is_line=True)


def _key(line: bytes) -> bytes | None:
    try:
        return decode(line, RawPage).url.encode()
    except BadInput:
        return None


def _warc(path: Path, url: str | None, nameless: Nameless) -> Iterator[Page]:
    from streams.cli.warc import responses  # noqa: PLC0415 - only where there is a WARC

    for page in responses(path):
        yield _sent(page.url or str(path), page)  # the file has thousands: its name would tell nothing


_READERS: dict[str, Reader] = {
    ".html": _html, ".htm": _html, ".txt": _text, ".jsonl": _jsonl, ".warc": _warc
}  # fmt: skip
_KINDS = f"{', '.join(_READERS)}, each also gzipped (.gz)"
