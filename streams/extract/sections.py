"""Blocks of furniture: a heading that takes the lines below it along.

The comment box, an offer to subscribers, a disclaimer of several lines, and a list of other articles.
"""

import re
from collections.abc import Callable, Sequence

from streams.extract import phrases
from streams.extract.draft import gather
from streams.extract.furniture import Furniture, in_body, is_error_line, is_legal
from streams.extract.lines import is_prose, key
from streams.records import Removed

__all__ = ["name_below", "offers_rest", "strip_furniture"]

_HEADING = 60  # characters
_SHOWN, _OFFER = 300, 250  # letters of an article, and of the offer to read the rest of it
_MOST = 0.6  # of all letters, that stand above such an offer
_BOX = 300  # characters: no longer text is in a box that asks to subscribe
_BLOCK = 12  # lines that a disclaimer may run to, or a list of other articles
_NEAR = 16  # lines below an article that are worth a name; the rest is the site's
_START = 9  # characters that have all letters of a beginning when they are lowered
_DOTS = " .:!-–—|·•"

_DISCLAIMED = re.compile(rf"(?:{phrases.DISCLAIMER.pattern}) ?[:–—]")

KindOf = Callable[[str], str | None]
Pair = tuple[str, str]  # (reason or empty string, line)


def strip_furniture(
    lines: tuple[str, ...], links: frozenset[str], promotions: frozenset[str] = frozenset()
) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    """Return the article's lines, and what was taken off above, between and below them.

    `links` has the keys of lines that are links, `promotions` of those in boxes that ask to subscribe; both
    are empty where the page has no markup to tell.
    """
    asked = [("promotion" if _is_promotion(line, promotions) else "", line) for line in lines]
    furniture = Furniture.of(lines)
    pairs = _mark_end(_mark_head(asked, furniture.of_head))
    marked: list[Pair] = []
    while len(marked) < len(pairs):
        marked += _mark_next(pairs, len(marked), links, furniture.in_body)
    kept = tuple(line for reason, line in marked if not reason)
    return kept, gather(pair for pair in marked if pair[0])


def name_below(lines: Sequence[str]) -> list[Pair]:
    """Name each line that stands below an article; `below-article` where it is nothing that is known."""
    comments = (at for at, line in enumerate(lines) if _is_heading(line, phrases.COMMENTS))
    end = next(comments, len(lines))
    pairs = [("" if at < _NEAR else "below-article", line) for at, line in enumerate(lines[:end])]
    named: list[Pair] = []
    while len(named) < len(pairs):
        named += _mark_next(pairs, len(named), frozenset(), in_body)
    named += [("comments", line) for line in lines[end:]]
    return [(reason or "below-article", line) for reason, line in named]


def offers_rest(line: str, above: int, total: int) -> bool:
    """Tell whether a line offers the rest of an article to subscribers; of all letters, so many are above.

    Most of them are: an offer that more of the article follows was there for other readers.
    """
    is_low = above >= max(_SHOWN, _MOST * total) and len(line) <= _OFFER
    return is_low and phrases.REST.begin(line.lower())


def _mark_head(pairs: list[Pair], of_head: KindOf) -> list[Pair]:
    """Mark the furniture above the first paragraph of prose that is no error message."""
    lines = [line for _, line in pairs]
    end = next((i for i, line in enumerate(lines) if is_prose(line) and not is_error_line(line)), len(lines))
    return [
        (reason or (of_head(line) or "" if i < end else ""), line) for i, (reason, line) in enumerate(pairs)
    ]


def _mark_end(pairs: list[Pair]) -> list[Pair]:
    """Mark all from the comment box or an offer on, where more of the article stands above it than below."""
    above, total = 0, sum(len(line) for _, line in pairs)
    for at, (_, line) in enumerate(pairs):
        if 2 * above >= total and (end := _ends_with(line, above, total)):
            return pairs[:at] + [(end, below) for _, below in pairs[at:]]
        above += len(line)
    return pairs


def _ends_with(line: str, above: int, total: int) -> str:
    """Return what begins at a line below the article, if something does."""
    if _is_heading(line, phrases.COMMENTS):
        return "comments"
    return "paywall" if offers_rest(line, above, total) else ""


def _mark_next(pairs: list[Pair], at: int, links: frozenset[str], kind_of: KindOf) -> list[Pair]:
    """Mark the line at `at`, with those that go with it."""
    reason, line = pairs[at]
    if reason:
        return [(reason, line)]
    if not line[:1].isalnum() or phrases.DISCLAIMER.may_begin(line[:_START].lower()):
        if _is_heading(line, phrases.DISCLAIMER):
            below = _below(pairs, at)
            return [("legal-disclaimer", text) for text in (line, *below[: _disclaimer_length(below)])]
        if _DISCLAIMED.match(line[:_HEADING].lower()):
            return [("legal-disclaimer", line)]
    reason = kind_of(line) or ""
    if reason != "read-also" or len(line) > _HEADING:
        return [(reason, line)]
    below = _below(pairs, at)
    return [(reason, text) for text in (line, *below[: _list_length(below, links)])]


def _below(pairs: list[Pair], at: int) -> list[str]:
    return [text for _, text in pairs[at + 1 : at + 1 + _BLOCK]]


def _disclaimer_length(below: list[str]) -> int:
    """Count the lines that go on with a disclaimer: legal words, or the pieces of a wrapped sentence."""
    stop = (i for i, text in enumerate(below) if is_prose(text) and not is_legal(text, least=1))
    headings = (i for i, text in enumerate(below) if _is_heading(text, phrases.COMMENTS))
    return min(next(stop, len(below)), next(headings, len(below)))


def _list_length(below: list[str], links: frozenset[str]) -> int:
    """Count the titles below "Related": lines that are links, or of no sentence where links are unknown."""
    ends = (i for i, text in enumerate(below) if (key(text) not in links if links else _is_sentence(text)))
    return next(ends, len(below))


def _is_promotion(line: str, promotions: frozenset[str]) -> bool:
    return bool(promotions) and len(line) <= _BOX and key(line) in promotions


def _is_sentence(line: str) -> bool:
    return is_prose(line) or line.endswith(".")


def _is_heading(line: str, words: phrases.Phrases) -> bool:
    return len(line) <= _HEADING and words.are(line.lower().strip(_DOTS))
