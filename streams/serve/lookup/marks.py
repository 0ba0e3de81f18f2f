"""What stories and events are asked by, as words of the full-text index.

A mark is a colon, a letter for what it says, and a value: `:l656e` for the language `en`. No word of a text
has a colon. So whatever is asked is one search for rows that have all of some marks and words, which the
index answers in the order of their numbers by going along with the rarest of them.
"""

from collections.abc import Collection, Iterable, Iterator
from math import floor

from streams.records import CanonicalArticle, Event
from streams.serve.filters import Box, EventFilter, StoryFilter, words_of

__all__ = ["event_search", "event_text", "story_search", "story_text"]

_ALL = ":a"  #: every row has it
#: Bounds of counts: a row has the marks of all that it reaches. Between two of them a column decides.
_BOUNDS = (*range(2, 33), *(1 << power for power in range(6, 31)))
_TENTHS = 10  #: of confidence, which have a mark likewise
#: The world in squares of 180, 90, ... 1.4 degrees; a point has the mark of its square of each size.
_ZOOMS = range(8)
_SQUARES = 9  #: by which a box is covered at most


def story_text(story: CanonicalArticle, outlets: Iterable[str], countries: Iterable[str]) -> str:
    """Return the marks and words of a live story."""
    marks = [
        _ALL,
        _mark("l", story.language),
        *(_mark("o", outlet) for outlet in outlets),
        *(_mark("c", country) for country in countries),
        *_reached("n", story.outlet_count),
        _size(story.outlet_count),
    ]
    return _joined(marks, words_of(f"{story.title}\n{story.text}"))


def story_search(asked: StoryFilter, outlet_count: int | None = None) -> str:
    """Return the search for the stories that are asked for; those of just so many outlets."""
    marks = {"o": asked.outlet, "l": asked.language, "c": asked.country}
    return _search(
        [_ALL] if outlet_count is None else [_size(outlet_count)],
        *([_mark(kind, value)] for kind, value in marks.items() if value is not None),
        *_bound("n", asked.outlets),
        *([word] for word in words_of(asked.q or "")),
    )


def event_text(event: Event) -> str:
    """Return the marks of an event."""
    parties, place = (*event.actor, *event.recipient), event.event_loc
    marks = [
        _ALL,
        _mark("t", event.event),
        _mark("m", event.modality.mood),
        *(_mark("c", party.country) for party in parties if party.country is not None),
        *(_mark("s", party.sector) for party in parties if party.sector is not None),
        *(_mark("r", story_id) for story_id in event.story_ids),
        *_reached("n", event.independent_texts),
        *(f":f{tenth}" for tenth in range(1, _tenths(event.confidence) + 1)),
    ]
    if event.quad_code is not None:
        marks.append(f":q{event.quad_code}")
    if place:
        marks += [_mark("p", name) for name in (place.name.casefold(), place.country) if name is not None]
        if place.longitude is not None and place.latitude is not None:
            marks += [_square(zoom, *_at(zoom, place.longitude, place.latitude)) for zoom in _ZOOMS]
    return _joined(marks)


def event_search(asked: EventFilter) -> str:
    """Return the search for the events that are asked for."""
    marks = {"t": asked.type, "c": asked.country, "s": asked.sector, "m": asked.modality}
    tenths = _tenths(asked.confidence or 0)
    place, box = asked.place, asked.box
    return _search(
        [_ALL],
        *([_mark(kind, value)] for kind, value in marks.items() if value is not None),
        *_bound("n", asked.texts),
        [f":q{asked.quad}"] if asked.quad is not None else [],
        [f":f{tenths}"] if tenths else [],
        {_mark("p", place), _mark("p", place.casefold())} if place is not None else [],
        {_mark("r", story_id) for story_id in asked.stories},
        {square for part in box.parts for square in _cover(part)} if box else [],
    )


def _mark(kind: str, value: str) -> str:
    """Return a mark. The value is in hexadecimal: it may be anything, and is parted and folded by nobody."""
    return f":{kind}{value.encode('utf-8', 'surrogatepass').hex()}"


def _reached(kind: str, count: int) -> Iterator[str]:
    return (f":{kind}{bound}" for bound in _BOUNDS if bound <= count)


def _bound(kind: str, least: int | None) -> list[list[str]]:
    """Return the mark of the last bound that is not over what is asked for at least."""
    return [[mark] for mark in list(_reached(kind, least or 0))[-1:]]


def _size(outlet_count: int) -> str:
    return f":e{outlet_count}"


def _tenths(share: float) -> int:
    """Return the tenths that are reached; the same rounding for rows and questions, so that none is lost."""
    return max(0, min(_TENTHS, floor(share * _TENTHS)))


def _at(zoom: int, longitude: float, latitude: float) -> tuple[int, int]:
    size = 180.0 / (1 << zoom)
    return floor((longitude + 180.0) / size), floor((latitude + 90.0) / size)


def _square(zoom: int, x: int, y: int) -> str:
    """Return the mark of a square. Of a point outside of the world it has another sign."""
    return f":b{zoom}x{x}y{y}".replace("-", "m")


def _cover(box: Box) -> list[str]:
    """Return the smallest squares, a few, that have all of a box."""
    for zoom in reversed(_ZOOMS):
        (left, low), (right, high) = _at(zoom, box.west, box.south), _at(zoom, box.east, box.north)
        if (right - left + 1) * (high - low + 1) <= _SQUARES:
            break
    return [_square(zoom, x, y) for x in range(left, right + 1) for y in range(low, high + 1)]


def _search(*terms: Collection[str]) -> str:
    """Return the search for what has one of each term; a term of nothing asks for nothing."""
    some = (" OR ".join(f'"{word}"' for word in sorted(term)) for term in terms if term)
    return " AND ".join(f"({one})" for one in some)


def _joined(marks: Iterable[str], words: Iterable[str] = ()) -> str:
    return " ".join([*sorted(set(marks)), *sorted(words)])
