import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from streams.errors import UsageError
from streams.evaluation import read_gold

LINE = {"url": "http://a.example/1", "file": "1.html", "text": "Rain."}


def folder(path: Path, *lines: Any) -> Path:
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    (path / "pages.jsonl").write_text(text, encoding="utf-8")
    (path / "1.html").write_text("<p>Rain.", encoding="utf-8")
    (path / "2.html.gz").write_bytes(gzip.compress(b"<p>Sm\xf8rebr\xf8d"))
    return path


def test_pages_come_in_the_order_of_the_list_and_unzipped(tmp_path: Path) -> None:
    second = {
        "url": "http://a.example/2",
        "file": "2.html.gz",
        "paragraphs": ["One.", "Two."],
        "mood": "calm",
    }
    pages = list(read_gold(folder(tmp_path, second, LINE)))
    assert [(page.body, html) for page, html in pages] == [
        ("One.\nTwo.", "<p>Sm\N{REPLACEMENT CHARACTER}rebr\N{REPLACEMENT CHARACTER}d"),
        ("Rain.", "<p>Rain."),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{broken", r"pages.jsonl:2 cannot be used: the value is not JSON"),
        ({"file": "1.html", "text": ""}, r"pages.jsonl:2 cannot be used: .* `url`"),
        ({**LINE, "authors": 7}, r"pages.jsonl:2 cannot be used: .*`\$.authors`"),
        (
            {"url": "http://a.example/1", "file": "1.html"},
            r"pages.jsonl:2 has neither `text` nor `paragraphs`",
        ),
        ({**LINE, "file": "9.html"}, r"pages.jsonl:2 names 9.html, which is not there"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        list(read_gold(folder(tmp_path, LINE, line)))


def test_a_page_that_is_not_whole_is_named(tmp_path: Path) -> None:
    pages = folder(tmp_path, {**LINE, "file": "2.html.gz"})
    (tmp_path / "2.html.gz").write_bytes(gzip.compress(b"<p>" * 99)[:-9])
    with pytest.raises(UsageError, match=r"2.html.gz cannot be read"):
        list(read_gold(pages))


def test_a_folder_without_a_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"has no pages.jsonl"):
        list(read_gold(tmp_path))


def test_an_empty_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is empty"):
        list(read_gold(folder(tmp_path)))
