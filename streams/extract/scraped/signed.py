"""Who wrote an article, and when, by the lines around its headline."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from streams.extract.lines import ends_sentence, is_prose, key
from streams.extract.meta.authors import BYLINE
from streams.extract.meta.byline import shown_authors, signed_authors
from streams.extract.meta.near import Line
from streams.extract.scraped.block import Block
from streams.extract.scraped.dated import Dates, is_month_first, opening, read_dates
from streams.extract.scraped.header import header_end
from streams.extract.scraped.place import Place
from streams.extract.scraped.signatures import signatures
from streams.extract.scraped.strung import signed_within

__all__ = ["Signed", "read_signed"]

_BELOW, _ABOVE = 24, 6  # blocks below and above the headline that say who wrote and when
_FIRST = 4  # blocks below the headline, of a page that is strung together
_OPENING = 600  # letters behind the headline of such a page
_FAR = 40  # blocks above it that may have a date where none is nearer
_NEAR_START = 12  # blocks above the article, where a menu stands between it and its headline
_SIGNED = 100  # letters of a line with an author's name that is nothing but a byline
_LABELS = frozenset({"by", "von", "por", "par", "di", "door", "av", "af"})


class Signed(NamedTuple):
    """What the lines around a headline say, and which of them are nothing but a byline."""

    authors: tuple[str, ...]
    dates: Dates
    lines: frozenset[str]


def read_signed(blocks: Sequence[Block], place: Place, url: str, outlet: str, fetched_at: datetime) -> Signed:
    """Read the lines between the headline and the article, then those above the headline."""
    at = place.title_at if place.title_at >= 0 else place.start - 1
    span = blocks[place.start : place.end]
    under = [*blocks[at + 1 : at + 1 + _BELOW]]
    under += blocks[max(at + 1 + _BELOW, place.start - _NEAR_START) : place.start]
    below = [Line(block.text) for block in under if not is_prose(block.text)]
    above = [Line(block.text) for block in blocks[max(0, at - _ABOVE) : max(at, 0)][::-1]]
    head = [*below[:_ABOVE], *above, *below[_ABOVE:]]
    top = blocks[at + 1 : place.start + header_end(span, place.reasons)]
    top = top if len(top) <= _BELOW + _NEAR_START else [*top[:_BELOW], *top[-_NEAR_START:]]
    head_lines = [block.text for block in top if not is_prose(block.text)]
    authors = tuple(
        signatures(head_lines, _again(blocks, place))
        or shown_authors([*below, *above])
        or signed_authors([*below, *above])
        or signed_within(_strung(blocks, place)[:_OPENING])
    )
    month_first = is_month_first(span, outlet)
    lines = (below[:_ABOVE], above, below[_ABOVE:], *_far(blocks, place))
    dates = read_dates(lines, url, fetched_at, month_first=month_first)
    return Signed(authors, dates, frozenset(_bylines(head, authors)))


def _again(blocks: Sequence[Block], place: Place) -> frozenset[str]:
    """Return the lines that stand below the article, but not above its headline as a menu's do."""
    above = {block.text for block in blocks[: max(0, place.title_at)]}
    return frozenset(block.text for block in blocks[place.end :] if block.text not in above)


def _far(blocks: Sequence[Block], place: Place) -> Iterator[list[Line]]:
    """Yield the lines farther off, one by one: where a page is on one line, above, and below the article."""
    above = blocks[max(0, place.title_at - _FAR) : max(0, place.title_at)][::-1]
    below = blocks[place.end : place.end + _ABOVE]
    runs = opening(_strung(blocks, place))
    yield from ([Line(text)] for text in (*runs, *(block.text for block in (*above, *below))))


def _strung(blocks: Sequence[Block], place: Place) -> str:
    """Return the text behind the headline of a page that is strung together; of another, nothing."""
    top = blocks[place.title_at + 1 : place.title_at + 1 + _FIRST]
    return (
        " ".join(block.text for block in top) if any(block.mark in {"run", "menu"} for block in top) else ""
    )


def _bylines(head: list[Line], authors: tuple[str, ...]) -> Iterator[str]:
    names = {key(name) for name in authors}
    full = [name for name in authors if " " in name]
    for text in (line.text for line in head):
        bare = text.strip(" :|·•-–—")
        is_label = BYLINE.fullmatch(bare) or key(bare) in names or (authors and bare.lower() in _LABELS)
        is_short = len(text) <= _SIGNED and not ends_sentence(text)
        if is_label or (is_short and any(name in text for name in full)):
            yield text
