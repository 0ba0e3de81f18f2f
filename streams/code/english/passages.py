"""An article as the parser gets it: its title and the paragraphs of its first sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from streams.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Sentence

__all__ = ["Passage", "passages"]

_LONGEST = 4000  #: characters of a paragraph that are parsed: some forty sentences


@dataclass(frozen=True, slots=True)
class Passage:
    """A parsed stretch of a field; `start` is its place in the field, in code points."""

    field: Literal["title", "text"]
    start: int
    doc: Doc
    sentences: tuple[Sentence, ...]

    def span(self, first: int, end: int) -> Span:
        """Return the span of the tokens from `first` up to `end`."""
        inner = self.doc[first:end]
        text: str = inner.text
        start = self.start + inner.start_char
        return Span(field=self.field, text=text, start=start, end=start + len(text))


def passages(nlp: Language, title: str, text: str, lead: int) -> list[Passage]:
    """Parse the title and the first `lead` sentences of the text (0: all of it), a paragraph a passage."""
    found = [_passage(nlp, "title", 0, title, 0)] if title.strip() else []
    left = lead
    for start, line in _lines(text):
        found.append(_passage(nlp, "text", start, line, left if lead else 0))
        left -= len(found[-1].sentences)
        if lead and left <= 0:
            break
    return found


def _passage(nlp: Language, field: Literal["title", "text"], start: int, line: str, most: int) -> Passage:
    doc = nlp(line[:_LONGEST])
    sentences = [sentence for sentence in doc.sents if sentence.text.strip()]
    return Passage(field, start, doc, tuple(sentences[: most or None]))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1  # 1: the line feed
