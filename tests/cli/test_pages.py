import gzip
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from streams.cli.pages import Page, pages_of, unnamed
from streams.errors import UsageError
from streams.records import RawPage
from streams.wire import decode

HTML = "<html><head><title>Brücke</title></head><body><p>Fluß</p></body></html>"


def read(path: Path, url: str | None = None) -> list[RawPage]:
    return [decode(page.value, RawPage) for page in pages_of((path,), url, unnamed)]


def warc(path: Path, body: bytes, kind: str, status: str = "200 OK") -> Path:
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz")
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record("http://a.example/1", "response", BytesIO(body), http_headers=head)
        writer.write_record(record)
        record.raw_stream.close()
    return path


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_warc_gives_its_pages_in_the_encoding_that_the_server_named(tmp_path: Path, name: str) -> None:
    (page,) = read(warc(tmp_path / name, HTML.encode("latin-1"), "text/html; charset=ISO-8859-1"))
    assert (page.url, page.html, page.status) == ("http://a.example/1", HTML, 200)
    assert page.fetched_at


def test_a_warc_gives_no_images(tmp_path: Path) -> None:
    assert read(warc(tmp_path / "a.warc.gz", b"\x89PNG", "image/png")) == []


def test_a_warc_says_that_a_page_is_gone(tmp_path: Path) -> None:
    (page,) = read(warc(tmp_path / "a.warc.gz", b"<p>gone", "text/html", "410 Gone"))
    assert page.status == 410


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252"])
def test_a_page_is_read_in_its_own_encoding(tmp_path: Path, encoding: str) -> None:
    text = HTML.replace("<head>", '<head><meta charset="windows-1252">')
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(text.encode(encoding)))
    assert [page.html for page in read(tmp_path / "a.html.gz")] == [text]


def test_a_page_names_its_own_url(tmp_path: Path) -> None:
    link = '<link rel="canonical" href="https://a.example/own">'
    (tmp_path / "a.html").write_text(HTML.replace("<head>", f"<head>{link}"), encoding="utf-8")
    assert read(tmp_path / "a.html")[0].url == "https://a.example/own"


def test_lines_go_out_as_they_are_good_or_bad(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"url": "http://a.example/1", "text": "x"}\r\n\nbroken')
    found = list(pages_of((tmp_path / "a.jsonl",), None, unnamed))
    assert found[1:] == [
        Page(f"{tmp_path}/a.jsonl:2", None, b""),
        Page(f"{tmp_path}/a.jsonl:3", None, b"broken"),
    ]
    assert (found[0].key, found[0].value[-1:]) == (b"http://a.example/1", b"}")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.html.gz", b"no gzip", "cannot be read"),
        ("a.html.gz", gzip.compress(HTML.encode())[:40], "cannot be read"),
        ("a.warc", b"no archive at all\n", "is no WARC"),
        ("a.docx", b"", "is no file of pages"),
    ],
)
def test_what_cannot_be_read_is_wrong_usage(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=said):
        read(tmp_path / name)


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
