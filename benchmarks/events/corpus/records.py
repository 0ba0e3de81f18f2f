"""The labels as they lie in `labels.jsonl`: a text a line, with offsets into it and without its words."""

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from benchmarks.events.labels import articles_in
from streams.code import NewsText
from streams.evaluation import NONE
from streams.wire import decode, encode

__all__ = [
    "LABELS", "Field", "Label", "LabelledText", "Missed", "Mood", "PartyLabel", "PlaceLabel", "Quote",
    "hash_of", "is_held_out", "read_corpus", "texts_of", "write_corpus",
]  # fmt: skip

HOME = Path(__file__).parent
LABELS = HOME / "labels.jsonl"
OPEN_TEXTS = HOME / "texts.jsonl"  #: those whose licence lets them stand here
_TENTH = 10  #: one group in ten is held out
_HASHED = 16  #: hexadecimal digits

Field = Literal["title", "text"]
Missed = tuple[str, str]  #: word and root of an event that no candidate tells of
Mood = Literal["asserted", "future", "hypothetical", "negated"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """A stretch of the text, in code points of its field."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyLabel:
    """Who does it, or to whom it is done."""

    quote: Quote
    country: str | None = None  #: ISO 3166 alpha-3
    sector: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceLabel:
    """Where it was, by the smallest place that the text names for it."""

    quote: Quote
    country: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What a candidate tells. `root` is NONE for what a reader would strike out, and `why` says why."""

    field: Field
    start: int
    end: int
    root: str = NONE
    why: str | None = None
    same: int | None = None  #: the place among the text's labels of the candidate whose event it tells again
    alt: tuple[str, ...] = ()  #: roots that are right as well
    mode: str | None = None
    mood: Mood = "asserted"
    historical: bool = False
    claimed_by: str | None = None
    actor: tuple[PartyLabel, ...] = ()
    recipient: tuple[PartyLabel, ...] = ()
    day: str | None = None  #: ISO, or a year and month, or a year
    end_day: str | None = None
    place: PlaceLabel | None = None

    @property
    def roots(self) -> frozenset[str]:
        """The roots that are right; none where no reader would keep it."""
        return frozenset() if self.root == NONE else frozenset({self.root, *self.alt})


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelledText:
    """A text's labels, candidate by candidate; `second` are those of another reader who did not see them."""

    url: str
    source: str  #: the data set that has it
    text: str  #: the hash of title and text
    published_at: str | None
    group: str  #: texts of one outlet or of one story, which are on one side of the hold-out
    labels: tuple[Label, ...]
    second: tuple[Label, ...] = ()
    missed: tuple[Missed, ...] = ()

    @property
    def held_out(self) -> bool:
        """Whether nobody may read its labels or errors."""
        return is_held_out(self.group)


def is_held_out(group: str) -> bool:
    """Whether a group's hash puts it among the tenth that is never looked at."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % _TENTH == 0


def hash_of(article: NewsText) -> str:
    """Return what tells whether a text is the one that was labelled."""
    whole = f"{article.title}\n{article.text}"
    return hashlib.sha256(whole.encode()).hexdigest()[:_HASHED]


def read_corpus(path: Path = LABELS) -> list[LabelledText]:
    """Return the labelled texts in their order."""
    return [decode(line, LabelledText) for line in path.read_bytes().splitlines()]


def write_corpus(texts: Iterable[LabelledText], path: Path = LABELS) -> None:
    """Write the labelled texts, without what is as it is by default."""
    path.write_bytes(b"".join(encode(_lean(text)) + b"\n" for text in texts))


def texts_of(
    paths: tuple[Path, ...], corpus: Mapping[str, LabelledText]
) -> Iterator[tuple[LabelledText, NewsText]]:
    """Yield the texts of the corpus that stand in folders of pages and files of JSON lines, or in the corpus.

    A text that is not the one which was labelled is left out.
    """
    articles = articles_in((OPEN_TEXTS, *paths), corpus)
    for url, labelled in corpus.items():
        if url in articles and hash_of(articles[url]) == labelled.text:
            yield labelled, articles[url]


def _lean(record: Any) -> dict[str, Any]:
    """Return a record's fields, those left out that have their default."""
    lean = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if value != field.default:
            lean[field.name] = _plain(value)
    return lean


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return _lean(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
