import base64
import gzip
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import brotli
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from streams.cli.pages import Page, pages_of, unnamed
from streams.errors import UsageError
from streams.extract.decoding import content_of
from streams.records import RawPage
from streams.settings import MAX_PAGE
from streams.wire import decode

HTML = "<html><head><title>Brücke</title></head><body><p>Fluß</p></body></html>"


def read(path: Path, url: str | None = None) -> list[RawPage]:
    return [decode(page.value, RawPage) for page in pages_of((path,), url, unnamed)]


def text_of(page: RawPage) -> str:
    """Return the page as the extract stage sees it."""
    return content_of(page, 1_000_000).text


def warc(path: Path, body: bytes, kind: str, *more: tuple[str, str], status: str = "200 OK") -> Path:
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz")
        head = StatusAndHeaders(status, [("Content-Type", kind), *more], protocol="HTTP/1.1")
        record = writer.create_warc_record("http://a.example/1", "response", BytesIO(body), http_headers=head)
        writer.write_record(record)
        record.raw_stream.close()
    return path


def chunked(body: bytes) -> bytes:
    """Return a body as servers cut it up, here after 30,000 bytes."""
    parts = [body[at : at + 30_000] for at in range(0, len(body), 30_000)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (*parts, b""))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_warc_gives_its_pages_in_the_encoding_that_the_server_named(tmp_path: Path, name: str) -> None:
    (page,) = read(warc(tmp_path / name, HTML.encode("latin-1"), "text/html; charset=ISO-8859-1"))
    assert (page.url, text_of(page), page.status) == ("http://a.example/1", HTML, 200)
    assert page.fetched_at


def test_a_page_of_a_warc_is_named_by_its_url(tmp_path: Path) -> None:
    (page,) = pages_of((warc(tmp_path / "a.warc", HTML.encode(), "text/html"),), None, unnamed)
    assert page.source == "http://a.example/1"


def test_a_warc_gives_pages_in_utf8_as_html(tmp_path: Path) -> None:
    (page,) = read(warc(tmp_path / "a.warc", HTML.encode(), "text/html; charset=ISO-8859-1"))
    assert (page.html, page.body, page.headers) == (HTML, None, None)


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("br", brotli.compress),
        ("zstd", zstandard.compress),
        ("deflate", zlib.compress),
    ],
)
@pytest.mark.parametrize("cut", [True, False], ids=["chunked", "whole"])
def test_a_warc_gives_pages_as_they_were_compressed(
    tmp_path: Path, coding: str, pack: Callable[[bytes], bytes], cut: bool
) -> None:
    html = f"<html>{HTML * 3_000}"
    body = pack(html.encode("windows-1252"))
    headers = [("content-encoding", coding), *([("Transfer-Encoding", "Chunked")] if cut else [])]
    (page,) = read(
        warc(
            tmp_path / "a.warc.gz",
            chunked(body) if cut else body,
            "text/html; charset=windows-1252",
            *headers,
        )
    )
    assert text_of(page) == html


def test_a_warc_gives_a_page_that_was_cut_into_chunks(tmp_path: Path) -> None:
    path = warc(
        tmp_path / "a.warc", chunked(HTML.encode() * 3_000), "text/html", ("Transfer-Encoding", "chunked")
    )
    assert [page.html for page in read(path)] == [HTML * 3_000]


def test_a_warc_gives_no_more_of_a_page_than_tells_that_it_is_too_large(tmp_path: Path) -> None:
    path = warc(tmp_path / "a.warc", b"a" * (MAX_PAGE + 5_000_000), "text/html")
    assert [len(page.html or "") for page in read(path)] == [MAX_PAGE + 1]


def test_a_warc_gives_no_images(tmp_path: Path) -> None:
    assert read(warc(tmp_path / "a.warc.gz", b"\x89PNG", "image/png")) == []


def test_a_warc_says_that_a_page_is_gone(tmp_path: Path) -> None:
    (page,) = read(warc(tmp_path / "a.warc.gz", b"<p>gone", "text/html", status="410 Gone"))
    assert page.status == 410


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_page_in_utf8_is_html(tmp_path: Path, encoding: str) -> None:
    text = HTML.replace("<head>", '<head><meta charset="windows-1252">')
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(text.encode(encoding)))
    assert [page.html for page in read(tmp_path / "a.html.gz")] == [text]


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "utf-16-le", "gb18030"])
def test_a_page_in_another_encoding_goes_out_as_it_is(tmp_path: Path, encoding: str) -> None:
    link = '<link rel="canonical" href="https://a.example/own">'
    text = HTML.replace("<head>", f'<head><meta charset="{encoding}">{link}')
    (tmp_path / "a.html").write_bytes(text.encode(encoding))
    (page,) = read(tmp_path / "a.html")
    assert (page.url, page.html) == ("https://a.example/own", None)
    assert base64.b64decode(page.body or "") == text.encode(encoding)
    assert text_of(page) == text


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_text_stays_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("Größe: 3 <b>m</b>".encode(encoding))
    (page,) = read(tmp_path / "a.txt")
    assert content_of(page, 1_000) == ("Größe: 3 <b>m</b>", True)


def test_a_page_names_its_own_url(tmp_path: Path) -> None:
    link = '<link rel="canonical" href="https://a.example/own">'
    (tmp_path / "a.html").write_text(HTML.replace("<head>", f"<head>{link}"), encoding="utf-8")
    assert read(tmp_path / "a.html")[0].url == "https://a.example/own"


def test_lines_go_out_as_they_are_good_or_bad(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"url": "http://a.example/1", "text": "x"}\r\n\nbroken')
    pages = list(pages_of((tmp_path / "a.jsonl",), None, unnamed))
    assert pages[1:] == [
        Page(f"{tmp_path}/a.jsonl:2", None, b"", is_line=True),
        Page(f"{tmp_path}/a.jsonl:3", None, b"broken", is_line=True),
    ]
    assert (pages[0].key, pages[0].value[-1:]) == (b"http://a.example/1", b"}")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("b.html.gz", b"no gzip", "cannot be read"),
        ("b.html.gz", gzip.compress(HTML.encode(), mtime=0)[:40], "cannot be read"),
        ("b.warc", b"no archive at all\n", "is no WARC"),
        ("b.warc.gz", b"\x1f\x8b\x08\x00", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said_in_its_place_and_the_rest_goes_on(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    for whole in ("a.html", "c.html"):
        (tmp_path / whole).write_text(HTML, encoding="utf-8")
    first, broken, last = pages_of((tmp_path,), None, unnamed)
    assert (first.error, last.error) == ("", "")
    assert (broken.source, broken.key) == (str(tmp_path / name), None)
    assert message in broken.error


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.7, 0.95])
def test_a_warc_that_was_cut_gives_its_whole_pages_and_says_so(
    tmp_path: Path, name: str, part: float
) -> None:
    one = warc(tmp_path / name, HTML.encode(), "text/html").read_bytes()
    (tmp_path / name).write_bytes(one + one[: int(len(one) * part)])
    page, end = pages_of((tmp_path / name,), None, unnamed)
    assert (decode(page.value, RawPage).html, page.error) == (HTML, "")
    assert "fetch it again" in end.error or "leave it out" in end.error


def test_what_is_no_page_is_wrong_usage_before_the_first_page(tmp_path: Path) -> None:
    for name in ("a.html", "a.docx"):
        (tmp_path / name).write_text(HTML, encoding="utf-8")
    with pytest.raises(UsageError, match=r"a\.docx is no file of pages"):
        next(pages_of((tmp_path / "a.html", tmp_path / "a.docx"), None, unnamed))


def test_a_page_without_a_url_has_that_of_its_path_and_no_other_has_it() -> None:
    names = ("c/d1/a.txt", "c/d2/a.txt", "./c/d1/a.txt", "../d1/a.txt", "d1/a.txt")
    first, second, same, above, below = (unnamed(Path(name)) for name in names)
    assert (first, second) == ("http://file.invalid/c/d1/a.txt", "http://file.invalid/c/d2/a.txt")
    assert same == first
    assert above == f"http://file.invalid{Path('../d1/a.txt').resolve()}" != below


def test_what_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not there"):
        read(tmp_path / "a.html")


def test_a_folder_without_pages_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no pages"):
        read(tmp_path)


def test_one_url_for_two_files_is_wrong_usage(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(HTML, encoding="utf-8")
    with pytest.raises(UsageError, match="one page"):
        read(tmp_path, "http://a.example/1")
