"""An article as the parser gets it: its title and the paragraphs of its first sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal, Protocol

from streams.code.english.parser.casing import recased
from streams.code.english.parser.wire import dateline_of, unwrapped
from streams.code.source import bounds
from streams.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from streams.code.parse import Doc
    from streams.code.parse import Span as Sentence
    from streams.code.texts import NewsText

__all__ = ["Parser", "Passage", "lines_of", "passages"]

_LONGEST = (
    4000  #: characters parsed at once, some forty sentences: what a token costs grows with its sentence
)
_DATED = 3  #: paragraphs that may begin with a dateline: a headline and a standfirst may precede it
_MOST = 200_000  #: characters of a text that are read: thirty times a long article; 30,000 words take 3 s
_PARSED = 64  # passages in a batch of the parser: 256 are slower again

#: Where a sentence may end: a full stop behind a word of three letters or more, which no "Mr." or "U.S." is.
#: The parser decides; this only spares it what is plainly behind the last sentence asked for.
_END = re.compile(r"""[.!?](?<=[^\W\d_]{3}[.!?])["”’)]*[ ]+(?=["“‘(]?[A-Z])""")


class Parser(Protocol):
    """What parses many lines: a model, or one with a gloss behind it."""

    def pipe(self, lines: Iterable[str], *, batch_size: int) -> Iterator[Doc]:
        """Yield the parse of each line, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a field that is yet to be parsed; `start` is its place there, in code points."""

    field: Literal["title", "text"]
    start: int
    line: str

    @property
    def read(self) -> str:
        """What the parser gets: as long as the line."""
        return recased(self.line)


@dataclass(frozen=True, slots=True)
class Passage:
    """A parsed stretch of a field; `start` is its place in the field, in code points."""

    field: Literal["title", "text"]
    start: int
    source: str
    doc: Doc  #: of the source, or of the same in small letters, or of its gloss
    sentences: tuple[Sentence, ...]

    def span(self, first: int, end: int) -> Span:
        """Return the span of the tokens from `first` up to `end`."""
        start, last = bounds(self.doc, first, end)
        text = self.source[start:last]
        return Span(field=self.field, text=text, start=self.start + start, end=self.start + last)


def passages(nlp: Parser, texts: Sequence[NewsText], lead: int) -> Iterator[list[Passage]]:
    """Parse the title and the first `lead` sentences (0: all) of each text, a paragraph a passage.

    The parser takes the passages of many texts at once, which costs half of what it takes for one at a time.
    A parse is the same, bit for bit, whatever else is in its batch.
    """
    pieces = [list(_pieces(text, lead)) for text in texts]
    docs = nlp.pipe((piece.read for some in pieces for piece in some), batch_size=_PARSED)
    for some in pieces:
        yield list(_read([(piece, next(docs)) for piece in some], lead))


def lines_of(text: NewsText, lead: int) -> list[str]:
    """Return what of a text is given to the parser, a passage an item."""
    return [piece.read for piece in _pieces(text, lead)]


def _read(parsed: list[tuple[_Piece, Doc]], lead: int) -> Iterator[Passage]:
    """Yield what is read, the title and no more than `lead` sentences of the text."""
    left = lead
    for piece, doc in parsed:
        sentences = tuple(sentence for sentence in doc.sents if sentence.text.strip())
        if piece.field == "text" and lead:
            sentences = sentences[:left]
            left -= len(sentences)
        if sentences:
            yield Passage(piece.field, piece.start, piece.line, doc, sentences)


def _pieces(text: NewsText, lead: int) -> Iterator[_Piece]:
    """Yield the stretches that hold the first `lead` sentences, or a little more."""
    if text.title.strip():
        yield _Piece("title", 0, text.title[:_LONGEST])
    left, most = lead, min(_MOST, lead * _LONGEST or _MOST)  # a sentence may have no end
    head, _ = dateline_of(text.text)
    for start, line in _lines(text.text[:most], head):
        ends = [match.end() for match in islice(_END.finditer(line), left + 1 if lead else 0)]
        yield from _cut(start, line[: ends[left]] if lead and len(ends) > left else line)
        left -= len(ends) + 1
        if lead and left <= 0:
            return


def _cut(start: int, line: str) -> Iterator[_Piece]:
    """Yield a paragraph in pieces that the parser can take, cut between sentences or else words."""
    while line:
        end = len(line) if len(line) <= _LONGEST else _last_end(line[:_LONGEST])
        yield _Piece("text", start, line[:end])
        start, line = start + end, line[end:]


def _last_end(line: str) -> int:
    ends = [match.end() for match in _END.finditer(line)]
    return ends[-1] if ends else line.rfind(" ") + 1 or len(line)


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs behind a dateline, and where they begin; a standfirst may precede the dateline."""
    for at, line in enumerate(unwrapped(text)[start:].split("\n")):
        head, _ = dateline_of(line) if 0 < at < _DATED else (0, None)
        if line.strip():
            yield start + head, line[head:]
        start += len(line) + 1  # 1: the line feed
