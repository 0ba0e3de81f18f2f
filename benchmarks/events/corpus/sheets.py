"""Sheets for readers: texts with their candidates marked, and nothing of what a coder makes of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from streams.code import NewsText
from streams.code.english.actors.people import Parties
from streams.code.english.parser.model import model
from streams.code.english.passages import passages
from streams.code.english.reasons import proposed
from streams.records import Span

__all__ = ["LEAD", "Sheet", "sheets"]

LEAD = 8  #: sentences after the title: the news, and some of its background


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text up to its last sentence that is read, and its candidates in their order."""

    article: NewsText
    end: int  #: of what is read of the text, in code points
    candidates: tuple[Span, ...]

    def __str__(self) -> str:
        """Return what a reader gets."""
        published = self.article.published_at
        day = f"{published:%Y-%m-%d %A}" if published else "unknown"
        head = f"published {day} · {len(self.candidates)} candidates"
        return f"{head}\nTITLE: {self._marked('title')}\n{self._marked('text')}\n"

    def _marked(self, field: str) -> str:
        text = self.article.title if field == "title" else self.article.text[: self.end]
        pieces, at = [], 0
        for number, span in enumerate(self.candidates, 1):
            if span.field == field:
                pieces += [text[at : span.start], f"⟦{number}|{span.text}⟧"]
                at = span.end
        return "".join([*pieces, text[at:]])


def sheets(articles: Sequence[NewsText]) -> Iterator[Sheet]:
    """Yield a sheet for each text, candidates before any gate: all words that stand in a frame."""
    for article, read in zip(articles, passages(model(), articles, LEAD), strict=True):
        candidates, end, parties = [], 0, None
        for passage in read:
            parties = Parties(passage.doc, parties)
            for sentence in passage.sentences:
                spans = [passage.span(one.i, one.i + 1) for one in sentence if proposed(one, parties)]
                candidates += spans
                if passage.field == "text":
                    end = max(end, passage.span(sentence.start, sentence.end).end)
        yield Sheet(article, end, tuple(candidates))
