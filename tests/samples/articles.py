"""What the sample pages say: `articles.jsonl` holds title, dateline and text of each as written."""

import re
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

from streams import wire


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """An article as it was written; one paragraph a line, without its dateline."""

    file: str
    title: str
    published_at: datetime | None
    dateline: str | None
    text: str


def articles() -> dict[str, Article]:
    """Return the articles by the file that holds them."""
    lines = Path(__file__).with_name("articles.jsonl").read_bytes().splitlines()
    return {article.file: article for article in (wire.decode(line, Article) for line in lines)}


def straight(text: str) -> str:
    """Return the text with plain quotes and single spaces."""
    return " ".join(text.translate(str.maketrans("“”‘’", "\"\"''")).split())


def trigrams(text: str) -> set[tuple[str, ...]]:
    """Return the shingles of three words."""
    words = re.findall(r"\w+", straight(text).lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def numbers(text: str) -> set[str]:
    """Return the numbers that stand in figures."""
    return set(re.findall(r"\d+(?:[.,:]\d+)*", text))


def share(a: set[tuple[str, ...]] | set[str], b: set[tuple[str, ...]] | set[str]) -> float:
    """Return the common elements over the smaller set."""
    return len(a & b) / min(len(a), len(b))


class Reader(HTMLParser):
    """Gathers a page's text, and the attributes of its tags, without scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes."""
        self.attributes += attrs
        self._skip += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        """Leave a script or style."""
        self._skip -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        """Keep what a reader of the page sees."""
        if not self._skip:
            self.pieces.append(data)


def read(html: str) -> Reader:
    """Parse a page."""
    reader = Reader()
    reader.feed(html)
    return reader
