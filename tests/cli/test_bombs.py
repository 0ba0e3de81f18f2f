"""Files that unpack to far more than they are: refused by name, and never held whole."""

import gzip
import io
import json
from pathlib import Path

import pytest

from streams.broker.embedded import EmbeddedBroker
from streams.cli import warc
from streams.cli.files import Unreadable
from streams.cli.lines import _Lines, lines_of
from streams.cli.pages import pages_of
from streams.settings import MAX_MESSAGE_BYTES, MAX_PAGE
from tests.cli.support import newsfold

_GOOD = b'{"url": "https://a.example/2", "text": "Ministers met."}\n'


def bomb(path: Path, size: int, end: bytes = b"") -> Path:
    """Write so many bytes, gzipped, with an end behind them."""
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(size >> 20):
            file.write(b"x" * (1 << 20))
        file.write(end)
    return path


@pytest.mark.parametrize("name", ["page.html.gz", "page.txt.gz"])
def test_of_a_page_no_more_is_read_than_shows_that_it_is_too_large(tmp_path: Path, name: str) -> None:
    (page,) = pages_of((bomb(tmp_path / name, 200 << 20),), "https://a.example/1", lambda _: None)
    assert MAX_PAGE < len(page.value) < 5 * MAX_PAGE


def test_a_line_is_cut_where_it_is_too_large_and_the_next_is_read(tmp_path: Path) -> None:
    path = bomb(tmp_path / "lines.jsonl.gz", 100 << 20, b"\n" + _GOOD)
    assert [len(line) for line in lines_of((path,))] == [MAX_MESSAGE_BYTES + 1, len(_GOOD)]


def test_a_line_of_a_pipe_is_kept_no_longer_than_shows_that_it_is_too_large() -> None:
    lines = _Lines()
    for _ in range(100):
        assert lines.take(b"x" * (1 << 20)) == []
    assert len(lines.rest()) == MAX_MESSAGE_BYTES + 1
    assert [len(line) for line in lines.take(b"\n" + _GOOD)] == [MAX_MESSAGE_BYTES + 1, len(_GOOD) - 1]


def test_a_line_of_standard_input_is_cut_as_that_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO(b"x" * (2 * MAX_MESSAGE_BYTES) + b"\n" + _GOOD)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
    assert [len(line) for line in lines_of(())] == [MAX_MESSAGE_BYTES + 1, len(_GOOD)]


@pytest.mark.parametrize("name", ["page.html.gz", "page.txt.gz", "lines.jsonl.gz"])
@pytest.mark.parametrize("verb", [["clean"], ["fold"], ["events"], ["explain", "{path}"]])
def test_a_verb_names_the_file_that_is_too_large_in_one_line(
    verb: list[str], name: str, tmp_path: Path
) -> None:
    path = bomb(tmp_path / name, 100 << 20)
    done = newsfold(*(word.format(path=path) for word in verb), path)
    lines = [line for line in (done.stdout + done.stderr).decode().splitlines() if str(path) in line]
    assert (done.returncode, len(lines)) == (2 if verb[0] == "explain" else 1, 1)
    assert f"{MAX_MESSAGE_BYTES:,} bytes that a message may have" in lines[0]


@pytest.mark.embedded
@pytest.mark.parametrize("name", ["page.html.gz", "lines.jsonl.gz"])
def test_a_push_names_it_and_sends_what_is_behind_it(
    name: str, embedded: EmbeddedBroker, tmp_path: Path
) -> None:
    path, good = bomb(tmp_path / name, 100 << 20, b"\n" + _GOOD), tmp_path / "z.jsonl"
    good.write_bytes(_GOOD)
    assert newsfold("topics", "--brokers", embedded.address, "--partitions", 2).returncode == 0
    done = newsfold("push", path, good, "--brokers", embedded.address)
    assert done.returncode == 1
    assert f"{path}" in done.stderr.decode()
    assert b", 1 refused" in done.stdout


_HEAD = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\n"
_HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_LENGTH = b"Content-Length: 999999999\r\n\r\n"


@pytest.mark.parametrize(
    "head", [_HEAD + b"A: ", _HEAD + _LENGTH + b"HTTP/1.1 ", _HEAD + _LENGTH + _HTTP + b"A: "]
)
def test_of_a_record_whose_head_has_no_end_no_more_is_read_than_shows_that(
    head: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, taken = tmp_path / "crawl.warc", 0
    with path.open("wb") as file:
        file.write(_HEAD + head)
        for _ in range(40):
            file.write(b"x" * (1 << 20))

    class Counted(warc._Unzipped):
        def read(self, size: int) -> bytes:
            nonlocal taken
            piece = super().read(size)
            taken += len(piece)
            return piece

    monkeypatch.setattr(warc, "_Unzipped", Counted)
    with pytest.raises(Unreadable, match="more than 1,048,576 bytes of headers"):
        list(warc.responses(path))
    assert taken < 2 << 20


def test_the_heads_of_many_records_may_be_longer_together(tmp_path: Path) -> None:
    body = _HTTP + b"A: " + b"x" * 100_000 + b"\r\n\r\n<p>text"
    record = _HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body + b"\r\n\r\n"
    (tmp_path / "crawl.warc").write_bytes(record * 20)
    assert [page.html for page in warc.responses(tmp_path / "crawl.warc")] == ["<p>text"] * 20


def test_a_refused_line_with_a_byte_order_mark_keeps_its_url(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"url": "https://a.example/1", "text": 3}\n')
    done = newsfold("fold", "--jsonl", str(path))
    assert json.loads(done.stdout)["url"] == "https://a.example/1"
