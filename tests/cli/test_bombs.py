"""Files that unpack to far more than they are: refused by name, and never held whole."""

import gzip
import io
import json
from pathlib import Path

import pytest

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


def test_the_command_says_that_a_page_is_too_large(tmp_path: Path) -> None:
    path = bomb(tmp_path / "page.txt.gz", 100 << 20)
    done = newsfold("clean", str(path), "--url", "https://a.example/1")
    assert b"too-large" in done.stdout + done.stderr


def test_a_refused_line_with_a_byte_order_mark_keeps_its_url(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"url": "https://a.example/1", "text": 3}\n')
    done = newsfold("fold", "--jsonl", str(path))
    assert json.loads(done.stdout)["url"] == "https://a.example/1"
