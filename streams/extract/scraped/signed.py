"""Who wrote an article, and when, by the lines around its headline."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from streams.extract.furniture import of_head
from streams.extract.headline import is_dated
from streams.extract.lines import is_prose, key
from streams.extract.meta.authors import BYLINE, has_role, names_in
from streams.extract.meta.byline import shown_authors, signed_authors
from streams.extract.meta.dates import is_plausible
from streams.extract.meta.near import Line
from streams.extract.meta.shown import Shown, shown_dates
from streams.extract.scraped.block import Block
from streams.extract.scraped.place import Place
from streams.text.english import is_english

__all__ = ["Signed", "read_signed"]

_BELOW, _ABOVE = 24, 6  # blocks below and above the headline that say who wrote and when
_FAR = 40  # blocks above it that may have a date where none is nearer
_OPENING = 300  # letters of a page on one line, behind its headline
_PART, _DATE = 100, 20  # letters of a line with a date, and of a date
_SAMPLE = 20  # paragraphs that tell the language
#: Where English puts the day before the month.
_DAY_FIRST = frozenset(
    {"uk", "au", "nz", "ie", "in", "za", "ke", "ng", "gh", "tz", "sg", "my", "pk", "lk", "bd"}
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)([/-]?)(\d\d)\2(\d\d)(?!\d)")
_NEAR = 2  # lines between a date and the name of who wrote
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄ]"
#: Two to five names with their particles: "María R. Sahuquillo", "Ruth Ambler-van der Meulen".
_FIRST = rf"{_CAPITAL}[\w.'’-]{{0,20}}"
_PERSON = re.compile(rf"{_FIRST} (?:(?:[a-z]{{2,3}}|{_FIRST}) ){{0,3}}{_CAPITAL}[\w'’-]{{1,20}}")
_LABELS = frozenset({"by", "von", "por", "par", "di", "door", "av", "af"})


class Signed(NamedTuple):
    """What the lines around a headline say, and which of them are nothing but a byline."""

    authors: tuple[str, ...]
    published_at: datetime | None
    lines: frozenset[str]


def read_signed(blocks: Sequence[Block], place: Place, url: str, outlet: str, fetched_at: datetime) -> Signed:
    """Read the lines between the headline and the article, then those above the headline."""
    at = place.title_at if place.title_at >= 0 else place.start - 1
    below = [Line(block.text) for block in blocks[at + 1 : at + 1 + _BELOW] if not is_prose(block.text)]
    above = [Line(block.text) for block in blocks[max(0, at - _ABOVE) : max(at, 0)][::-1]]
    head = [*below[:_ABOVE], *above, *below[_ABOVE:]]
    authors = tuple(shown_authors([*below, *above]) or signed_authors([*below, *above]) or _beside_date(head))
    month_first = _is_month_first(blocks[place.start : place.end], outlet)
    days = _days(blocks, place, head, month_first=month_first)
    plausible = [day for day in days if is_plausible(day.at, fetched_at)]
    stated = [day.at for day in plausible if not day.changed] or [day.at for day in plausible]
    published = next((day for day in (*stated[:1], *_in_address(url)) if is_plausible(day, fetched_at)), None)
    return Signed(authors, published, frozenset(_bylines(head, authors)))


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


def _days(blocks: Sequence[Block], place: Place, head: list[Line], *, month_first: bool) -> list[Shown]:
    """Return the dates of the nearest lines that have any."""
    found = list(shown_dates(head, month_first=month_first))
    if found:
        return found
    above = blocks[max(0, place.title_at - _FAR) : max(0, place.title_at)][::-1]
    below = blocks[place.end : place.end + _ABOVE]
    opening = blocks[place.start : place.start + 2]
    runs = [part for block in opening if block.mark in {"run", "menu"} for part in _parts(block.text)]
    far = [*runs, *(block.text for block in (*above, *below))]
    return list(shown_dates(map(Line, far), month_first=month_first))[:1]


def _parts(text: str) -> list[str]:
    """Return the beginning of a page on one line in overlapping parts, each as short as a line."""
    return [text[at : at + _PART] for at in range(0, _OPENING, _PART - _DATE)]


def _in_address(url: str) -> Iterator[datetime]:
    """Yield the day that the address names: /2025/10/24/, /20251024/, /2025-10-24-title."""
    if match := _IN_ADDRESS.search(url):
        try:
            yield datetime(int(match[1]), int(match[3]), int(match[4]), tzinfo=UTC)
        except ValueError:
            return


def _is_month_first(body: Sequence[Block], outlet: str) -> bool:
    """Tell whether "3/4/2025" is in March: in English, but for most countries that write it."""
    sample = " ".join(block.text for block in body[:_SAMPLE])
    return outlet.rsplit(".", 1)[-1] not in _DAY_FIRST and is_english(sample)


def _bylines(head: list[Line], authors: tuple[str, ...]) -> Iterator[str]:
    names = {key(name) for name in authors}
    for text in (line.text for line in head):
        bare = text.strip(" :|·•-–—")
        if BYLINE.fullmatch(bare) or key(bare) in names or (authors and bare.lower() in _LABELS):
            yield text
