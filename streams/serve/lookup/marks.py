"""What stories, events and threads are asked by, as words of the full-text index.

A mark is a colon, a letter for what it says, and a value: `:l656e` for the language `en`. No word of a text
has a colon. So whatever is asked is one search for rows that have all of some marks and words, which the
index answers in the order of their numbers by going along with the rarest of them.
"""

from collections.abc import Collection, Iterable, Iterator
from math import floor

from streams.records import CanonicalArticle, Event, Thread
from streams.serve.filters import EventFilter, StoryFilter, ThreadFilter, titles_of, words_of

__all__ = [
    "event_search", "event_text", "story_search", "story_text", "thread_search", "thread_text",
    "with_countries",
]  # fmt: skip

_ALL = ":a"  #: every row has it
#: Bounds of counts: a row has the marks of all that it reaches. Between two of them a column decides.
_BOUNDS = (*range(2, 33), *(1 << power for power in range(6, 31)))
#: Strips of the world, from all of it to 1 / 4,096: 10 km. A point has the marks of its own of each width.
_ZOOMS = range(13)
_STRIPS = 9  #: by which a side of a box is covered at most: they are no more than twice as long
_MERIDIANS, _PARALLELS = (-180.0, 360.0), (-90.0, 180.0)  #: where the world begins, and how long it is


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


def with_countries(text: str, countries: Iterable[str]) -> str:
    """Return what `story_text` gave, with other countries: the words of the story need not be read again."""
    some = text.split(" ")
    marks = [one for one in some if one.startswith(":") and not one.startswith(":c")]
    marks += [_mark("c", country) for country in countries]
    return _joined(marks, (one for one in some if not one.startswith(":")))


def story_search(asked: StoryFilter, outlet_count: int | None = None, most: int | None = None) -> str:
    """Return the search for the stories that are asked for; those of just so many outlets.

    Or without those that reach a bound beyond `most`.
    """
    marks = {"o": asked.outlet, "l": asked.language, "c": asked.country}
    search = _search(
        [] if outlet_count is None else [_size(outlet_count)],
        *([_mark(kind, value)] for kind, value in marks.items() if value is not None),
        *_bound("n", asked.outlets),
        *([word] for word in words_of(asked.q or "")),
    )
    beyond = next((bound for bound in _BOUNDS if most is not None and bound > most), None)
    return search if beyond is None else f'({search}) NOT (":n{beyond}")'


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
        *_shares(event.confidence),
    ]
    if event.quad_code is not None:
        marks.append(f":q{event.quad_code}")
    if place:
        marks += [_mark("p", name) for name in (place.name.casefold(), place.country) if name is not None]
        if place.longitude is not None and place.latitude is not None:
            marks += [_strip("x", zoom, _at(zoom, place.longitude, _MERIDIANS)) for zoom in _ZOOMS]
            marks += [_strip("y", zoom, _at(zoom, place.latitude, _PARALLELS)) for zoom in _ZOOMS]
    return _joined(marks)


def event_search(asked: EventFilter) -> str:
    """Return the search for the events that are asked for."""
    marks = {"t": asked.type, "c": asked.country, "s": asked.sector, "m": asked.modality}
    place, box = asked.place, asked.box
    return _search(
        *([_mark(kind, value)] for kind, value in marks.items() if value is not None),
        *_bound("n", asked.texts),
        [f":q{asked.quad}"] if asked.quad is not None else [],
        _share(asked.confidence),
        {_mark("p", place), _mark("p", place.casefold())} if place is not None else [],
        {_mark("r", story_id) for story_id in asked.stories},
        {strip for part in box.parts for strip in _cover("x", part.west, part.east, _MERIDIANS)}
        if box
        else [],
        _cover("y", box.south, box.north, _PARALLELS) if box else [],
    )


def thread_text(thread: Thread) -> str:
    """Return the marks and words of a thread that stands."""
    marks = [
        _ALL,
        _mark("l", thread.language),
        _mark("i", thread.thread_id),
        *_reached("n", thread.story_count),
    ]
    return _joined(marks, words_of(f"{thread.title}\n{titles_of(thread)}"))


def thread_search(asked: ThreadFilter, ids: Collection[str]) -> str:
    """Return the search for the threads that are asked for: one of these, where any are named."""
    return _search(
        [_mark("l", asked.language)] if asked.language is not None else [],
        *_bound("n", asked.story_count),
        *([word] for word in words_of(asked.q or "")),
        {_mark("i", thread_id) for thread_id in ids},
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


def _shares(share: float) -> Iterator[str]:
    """Return the marks of all tenths that a share reaches, and within the last one of all hundredths."""
    tenth, hundredth = divmod(floor(share * 100), 10)
    yield from (f":f{one}" for one in range(1, tenth + 1))
    yield from (f":g{tenth}h{one}" for one in range(hundredth + 1))


def _share(least: float | None) -> list[str]:
    """Return the marks of which one is on all that have so much at least."""
    tenth, hundredth = divmod(floor((least or 0) * 100), 10)
    return [f":f{tenth + 1}", f":g{tenth}h{hundredth}"] if least else []


def _at(zoom: int, degrees: float, world: tuple[float, float]) -> int:
    """Return which strip a degree is in. Rounding keeps the order: what is between two is in none outside."""
    begin, length = world
    return floor((degrees - begin) / (length / (1 << zoom)))


def _strip(kind: str, zoom: int, number: int) -> str:
    """Return the mark of a strip. Of a point outside of the world it has another sign."""
    return f":{kind}{zoom}n{number}".replace("-", "m")


def _cover(kind: str, low: float, high: float, world: tuple[float, float]) -> list[str]:
    """Return the narrowest strips, a few, that have all between two degrees."""
    zoom = max(one for one in _ZOOMS if _at(one, high, world) - _at(one, low, world) < _STRIPS)
    return [_strip(kind, zoom, one) for one in range(_at(zoom, low, world), _at(zoom, high, world) + 1)]


def _search(*terms: Collection[str]) -> str:
    """Return the search for what has one of each term; a term of nothing asks for nothing.

    The mark that every row has is asked for only where nothing else is: the index goes along with each term
    of a search, and that one's rows are the whole store.
    """
    some = [" OR ".join(f'"{word}"' for word in sorted(term)) for term in terms if term]
    return " AND ".join(f"({one})" for one in some or [f'"{_ALL}"'])


def _joined(marks: Iterable[str], words: Iterable[str] = ()) -> str:
    """Return one text for one set of marks and words, so that it can be compared."""
    return " ".join([*sorted(set(marks)), *sorted(words)])
