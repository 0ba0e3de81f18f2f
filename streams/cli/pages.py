"""Pages from files, as the messages that a producer would send."""

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from streams.errors import BadInput, UsageError
from streams.records import RawPage
from streams.wire import decode, encode

__all__ = ["Page", "pages_of", "unnamed"]

#: Where an HTML page names its own URL. Looked for in its first 200,000 characters; both are linear.
_OWN_URL = re.compile(
    r"""<link[^>]{0,200}\brel=["']?canonical["']?[^>]{0,200}\bhref=["']?(https?://[^"'\s>]{1,2000})"""
    r"""|<meta[^>]{0,200}\bproperty=["']?og:url["']?[^>]{0,200}\bcontent=["']?(https?://[^"'\s>]{1,2000})""",
    re.IGNORECASE,
)
_HEAD = 200_000


@dataclass(frozen=True, slots=True)
class Page:
    """One message for `raw-articles`, and where it is from."""

    source: str
    key: bytes | None
    value: bytes


def pages_of(files: tuple[Path, ...], url: str | None, nameless: Callable[[Path], str]) -> Iterator[Page]:
    """Yield the pages in files and folders: .html, .txt and .jsonl, each also gzipped, and .warc.gz.

    `url` is the URL of the page where it is one; `nameless` gives one to a page that has none, or raises.
    Lines of .jsonl go out as they are, good or bad. Raises `UsageError` for what cannot be read.
    """
    for path in _expand(files):
        yield from _reader(path)(path, url, nameless)


def unnamed(path: Path) -> str:
    """Give a page that only stays at hand, and so needs no URL, one that leads nowhere."""
    return f"http://file.invalid/{quote(path.name)}"


Reader = Callable[[Path, str | None, Callable[[Path], str]], Iterator[Page]]


def _expand(files: tuple[Path, ...]) -> Iterator[Path]:
    for path in files:
        if path.is_dir():
            yield from (p for p in sorted(path.rglob("*")) if p.is_file() and _kind(p) in _READERS)
        else:
            yield path


def _kind(path: Path) -> str:
    suffixes = [s.lower() for s in path.suffixes]
    return suffixes[-2] if suffixes[-1:] == [".gz"] and len(suffixes) > 1 else "".join(suffixes[-1:])


def _reader(path: Path) -> Reader:
    if _kind(path) not in _READERS:
        raise UsageError(f"{path}: pages come as {', '.join(_READERS)}, each also gzipped (.gz)")
    return _READERS[_kind(path)]


def _bytes(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
        return gzip.decompress(raw) if path.suffix == ".gz" else raw
    except (OSError, EOFError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error


def _html(path: Path, url: str | None, nameless: Callable[[Path], str]) -> Iterator[Page]:
    text = _bytes(path).decode("utf-8", "replace")
    found = _OWN_URL.search(text, 0, _HEAD)
    own = found and (found.group(1) or found.group(2))
    yield _page(path, RawPage(url=url or own or nameless(path), html=text))


def _text(path: Path, url: str | None, nameless: Callable[[Path], str]) -> Iterator[Page]:
    yield _page(path, RawPage(url=url or nameless(path), text=_bytes(path).decode("utf-8", "replace")))


def _page(path: Path, page: RawPage) -> Page:
    return Page(str(path), page.url.encode(), encode(page))


def _jsonl(path: Path, url: str | None, nameless: Callable[[Path], str]) -> Iterator[Page]:
    for number, line in enumerate(_bytes(path).splitlines(), 1):
        yield Page(f"{path}:{number}", _key(line), line)


def _key(line: bytes) -> bytes | None:
    try:
        return decode(line, RawPage).url.encode()
    except BadInput:
        return None


def _warc(path: Path, url: str | None, nameless: Callable[[Path], str]) -> Iterator[Page]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only where there is a WARC

    with path.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and "html" in (
                record.http_headers.get_header("content-type") or ""
            ):
                yield _response(path, record)


def _response(path: Path, record: object) -> Page:
    headers = record.rec_headers  # type: ignore[attr-defined]  # warcio has no types
    body: bytes = record.content_stream().read()  # type: ignore[attr-defined]
    page = RawPage(
        url=headers.get_header("WARC-Target-URI"),
        html=body.decode("utf-8", "replace"),
        fetched_at=headers.get_header("WARC-Date"),
    )
    return _page(path, page)


_READERS: dict[str, Reader] = {
    ".html": _html, ".htm": _html, ".txt": _text, ".jsonl": _jsonl, ".warc": _warc
}  # fmt: skip
