"""Made-up articles with texts, for the whole fold. Four in ten are copies of half a text and more."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np

from benchmarks.folding.made import stories
from streams.cli.inputs import ArticleLine, article_of
from streams.records import CleanArticle

__all__ = ["END", "articles", "text"]

_START = datetime(2025, 3, 3, tzinfo=UTC)
_SPAN = timedelta(hours=60)  # all of them are in one window
END = _START + _SPAN
_WORDS, _LENGTH = 40_000, 330
_SYLLABLES = (
    "ka",
    "ro",
    "mi",
    "ten",
    "sul",
    "bra",
    "vo",
    "ne",
    "dal",
    "fi",
    "gor",
    "pa",
    "lis",
    "tu",
    "wen",
    "ost",
)


def _word(number: int) -> str:
    return "".join(_SYLLABLES[number >> shift & 15] for shift in (0, 4, 8, 12))


_VOCABULARY = np.array([_word(number) for number in range(_WORDS)], object)


def text(seed: tuple[int, ...]) -> list[str]:
    """Return the words of a text. Their frequencies fall as they do in a language."""
    draw = np.random.default_rng(seed)
    chosen: list[str] = _VOCABULARY[(_WORDS * draw.random(_LENGTH) ** 3).astype(np.intp)].tolist()
    return chosen


def articles(count: int) -> Iterator[CleanArticle]:
    """Yield articles in the order of their times."""
    for number, story in enumerate(stories(count, np.random.default_rng(1)).tolist()):
        words = text((1, story))
        if story != number:
            kept = int(_LENGTH * np.random.default_rng((2, number)).uniform(0.5, 1))
            words = words[:kept] + text((3, number))[kept:]
        line = ArticleLine(
            url=f"https://outlet{number % 997}.example/news/{number}",
            title=" ".join(words[:8]),
            text=" ".join(words),
            language="en",
            published_at=(_START + _SPAN * number / count).isoformat(),
        )
        yield article_of(line, number)
