"""How much an outlet's row remembers, for how long, and what is forgotten first.

| what | at most | bytes each | bytes | forgotten first |
|---|---|---|---|---|
| known | 160 | 9 + 7 | 2,560 | what was last seen longest ago |
| suspects | 40 | 9 + 9 + 16 carriers of 3 | 2,640 | what was last seen longest ago |
| recent articles | 16,384 bytes | 71, and 4 a paragraph | 16,384 | the oldest |
| older ones that a long suspect stood in | 32 | 71 | 2,272 | the oldest |

With the row's own names that is 24 KB at the very most. Articles of 20 paragraphs are recent for 108
articles, of six for 172: what stands in one article of fifty is seen again in time, however many come in an
hour, and is then no longer pushed out by what stands once.

What comes again just as it is forgotten is remembered in one order of arrival and not in another, as when a
worker dies and a page is read twice or later than its neighbours. No bound on memory is without such an edge:
it lies where little is left to come again. Of lines that stand below one article of twelve, as a newsletter's
does, 1 in 110 has not come again after 54 articles, and 1 in 12,000 after 108. Of rarer ones some always
fall on it: a short sentence that three stories of some hundred begin with by chance.
"""

from dataclasses import replace
from typing import TypeVar

from streams.tidy.outlet import Known, OutletRow, Seen, Suspect

__all__ = ["bounded", "forgetting"]

P = TypeVar("P", Known, Suspect)

#: Days after which what was not seen is forgotten: a monthly column has boilerplate of its own.
_DAYS = 35
_KNOWN, _SUSPECTS, _OLDER = 160, 40, 32
_RECENT = 16_384  # bytes
_EACH = 71  # bytes of an article without its marks: its id, 42 of its topic, 11 of its numbers and lengths


def forgetting(row: OutletRow, day: int) -> OutletRow:
    """Return the row without what was last seen too long before `day`."""
    known = {key: p for key, p in row.known.items() if day - p.day <= _DAYS}
    suspects = {key: p for key, p in row.suspects.items() if day - p.day <= _DAYS}
    seen = {number: article for number, article in row.seen.items() if day - article.day <= _DAYS}
    return replace(row, known=known, suspects=_carried(suspects, seen), seen=seen)


def bounded(row: OutletRow) -> OutletRow:
    """Return the row within its bounds."""
    known, suspects = _last(row.known, _KNOWN), _last(row.suspects, _SUSPECTS)
    needed = {number for suspect in suspects.values() if suspect.is_long for number in suspect.carriers}
    seen = _recent(row.seen, needed, _RECENT)
    return replace(row, known=known, suspects=_carried(suspects, seen), seen=seen)


def _last(paragraphs: dict[int, P], most: int) -> dict[int, P]:
    return dict(list(paragraphs.items())[max(0, len(paragraphs) - most) :])


def _recent(seen: dict[int, Seen], needed: set[int], room: int) -> dict[int, Seen]:
    """Return the recent articles, and the older ones that are needed, those without their marks."""
    recent, older = dict[int, Seen](), dict[int, Seen]()
    for number, article in reversed(seen.items()):
        room -= _EACH + len(article.marks)
        if article.marks and room >= 0:
            recent[number] = article
        elif number in needed and len(older) < _OLDER:
            older[number] = article._replace(first=0, marks=b"")
    return dict(reversed([*recent.items(), *older.items()]))


def _carried(suspects: dict[int, Suspect], seen: dict[int, Seen]) -> dict[int, Suspect]:
    """Return the suspects, each with those of its articles that are remembered. A number is used again."""
    left = {
        key: suspect._replace(carriers={n: at_end for n, at_end in suspect.carriers.items() if n in seen})
        for key, suspect in suspects.items()
    }
    return {key: suspect for key, suspect in left.items() if suspect.carriers}
