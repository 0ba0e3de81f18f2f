"""Who wrote an article, and when, by the lines around its headline."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from streams.extract.furniture import of_head
from streams.extract.headline import is_dated
from streams.extract.lines import is_prose, key
from streams.extract.meta.authors import BYLINE, has_role, names_in
from streams.extract.meta.byline import shown_authors, signed_authors
from streams.extract.meta.near import Line
from streams.extract.scraped.block import Block
from streams.extract.scraped.dated import Dates, is_month_first, opening, read_dates
from streams.extract.scraped.place import Place

__all__ = ["Signed", "read_signed"]

_BELOW, _ABOVE = 24, 6  # blocks below and above the headline that say who wrote and when
_FAR = 40  # blocks above it that may have a date where none is nearer
_NEAR_START = 12  # blocks above the article, where a menu stands between it and its headline
_NEAR = 2  # lines between a date and the name of who wrote
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄ]"
#: Two to five names with their particles: "María R. Sahuquillo", "Ruth Ambler-van der Meulen".
_FIRST = rf"{_CAPITAL}[\w.'’-]{{0,20}}"
_PERSON = re.compile(rf"{_FIRST} (?:(?:[a-z]{{2,3}}|{_FIRST}) ){{0,3}}{_CAPITAL}[\w'’-]{{1,20}}")
_LABELS = frozenset({"by", "von", "por", "par", "di", "door", "av", "af"})


class Signed(NamedTuple):
    """What the lines around a headline say, and which of them are nothing but a byline."""

    authors: tuple[str, ...]
    dates: Dates
    lines: frozenset[str]


def read_signed(blocks: Sequence[Block], place: Place, url: str, outlet: str, fetched_at: datetime) -> Signed:
    """Read the lines between the headline and the article, then those above the headline."""
    at = place.title_at if place.title_at >= 0 else place.start - 1
    under = [*blocks[at + 1 : at + 1 + _BELOW]]
    under += blocks[max(at + 1 + _BELOW, place.start - _NEAR_START) : place.start]
    below = [Line(block.text) for block in under if not is_prose(block.text)]
    above = [Line(block.text) for block in blocks[max(0, at - _ABOVE) : max(at, 0)][::-1]]
    head = [*below[:_ABOVE], *above, *below[_ABOVE:]]
    authors = tuple(shown_authors([*below, *above]) or signed_authors([*below, *above]) or _beside_date(head))
    month_first = is_month_first(blocks[place.start : place.end], outlet)
    lines = (below[:_ABOVE], above, below[_ABOVE:], *_far(blocks, place))
    dates = read_dates(lines, url, fetched_at, month_first=month_first)
    return Signed(authors, dates, frozenset(_bylines(head, authors)))


def _beside_date(head: Sequence[Line]) -> list[str]:
    """Return the name that stands alone on a line next to one with a date."""
    dated = (at for at, line in enumerate(head) if is_dated(line.text))
    near = (
        other.text for at in dated for other in (*head[at + 1 : at + 2], *head[max(0, at - _NEAR) : at][::-1])
    )
    return next(([name] for name in near if _is_person(name)), [])


def _is_person(line: str) -> bool:
    if not _PERSON.fullmatch(line) or has_role(line) or of_head(line):
        return False
    return names_in(line) == [line]


def _far(blocks: Sequence[Block], place: Place) -> Iterator[list[Line]]:
    """Yield the lines farther off, one by one: where a page is on one line, above, and below the article."""
    above = blocks[max(0, place.title_at - _FAR) : max(0, place.title_at)][::-1]
    below = blocks[place.end : place.end + _ABOVE]
    first = blocks[place.start : place.start + 2]
    runs = [part for block in first if block.mark in {"run", "menu"} for part in opening(block.text)]
    yield from ([Line(text)] for text in (*runs, *(block.text for block in (*above, *below))))


def _bylines(head: list[Line], authors: tuple[str, ...]) -> Iterator[str]:
    names = {key(name) for name in authors}
    for text in (line.text for line in head):
        bare = text.strip(" :|·•-–—")
        if BYLINE.fullmatch(bare) or key(bare) in names or (authors and bare.lower() in _LABELS):
            yield text
