"""The labels of `labels.jsonl`, and the articles that they are of."""

import hashlib
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from streams.cli.clean import clean_line
from streams.cli.inputs import ArticleLine
from streams.cli.lines import each, lines_of
from streams.clock import parse_time
from streams.code import NewsText
from streams.errors import BadInput
from streams.evaluation import FieldLine, read_gold
from streams.extract import ExtractStage
from streams.records import RawPage
from streams.wire import decode, encode

__all__ = ["LABELS", "Labelled", "LabelledEvent", "articles_in", "half_of", "read_labels", "was_read"]

LABELS = Path(__file__).with_name("labels.jsonl")
_READ = 2000  # characters of a text that its hash is of: five sentences are in them


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledEvent(FieldLine):
    """An event that a reader would sign."""

    label: str  #: a root, or several with `|` between them

    @property
    def roots(self) -> frozenset[str]:
        """The roots that are right."""
        return frozenset(self.label.split("|"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    """What is right of one article."""

    url: str
    text: str  #: the hash of what was read
    label: str  #: roots that are right for the first event, NONE among them where none is
    events: tuple[LabelledEvent, ...]
    may: tuple[str, ...] = ()  #: roots of events that a reader would let pass
    group: str = field(default="")  #: what it shares with articles on the same story; they are of one half

    @property
    def passing(self) -> frozenset[str]:
        """The roots that he would let pass."""
        return frozenset(root for label in self.may for root in label.split("|"))


def read_labels(path: Path = LABELS) -> dict[str, Labelled]:
    """Return the labels by URL, in their order."""
    labels = (decode(line, Labelled) for line in path.read_bytes().splitlines())
    return {one.url: one for one in labels}


def half_of(labelled: Labelled) -> str:
    """Return `develop`, whose errors may be read to mend the coder, or `check`: by the story's hash."""
    key = (labelled.group or labelled.url).encode()
    return "develop" if int(hashlib.sha256(key).hexdigest(), 16) % 2 else "check"


def was_read(labelled: Labelled, article: NewsText) -> bool:
    """Whether this is the text that the labels were written from."""
    beginning = f"{article.title}\n{article.text[:_READ]}"
    return hashlib.sha256(beginning.encode()).hexdigest().startswith(labelled.text)


def articles_in(paths: tuple[Path, ...], wanted: Container[str] | None = None) -> dict[str, NewsText]:
    """Return the wanted articles of folders of pages, cleaned first, and of files of JSON lines, by URL.

    `wanted` are URLs; by default all are.
    """
    articles = (one for path in paths for one in (_pages(path, wanted) if path.is_dir() else _lines(path)))
    return {url: article for url, article in articles if wanted is None or url in wanted}


def _pages(folder: Path, wanted: Container[str] | None) -> Iterator[tuple[str, NewsText]]:
    stage = ExtractStage()
    for gold, html in read_gold(folder):
        if wanted is None or gold.url in wanted:
            line = clean_line(stage, encode(RawPage(url=gold.url, html=html)))
            if "text" in line:
                yield gold.url, NewsText(
                    title=line["title"], text=line["text"], published_at=line["published_at"],
                    dateline=line["dateline"], language="en",
                )  # fmt: skip


def _lines(path: Path) -> Iterator[tuple[str, NewsText]]:
    for _, line in each(lines_of((path,)), ArticleLine):
        if not isinstance(line, BadInput):
            published = parse_time(line.published_at, "published_at") if line.published_at else None
            yield line.url, NewsText(
                title=line.title or "", text=line.text, published_at=published, dateline=line.dateline,
                language="en",
            )  # fmt: skip
