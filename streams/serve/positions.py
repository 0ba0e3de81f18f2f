"""Where a reader of the stream is: the next offset of each partition, as the `id` of its last event."""

import re
from http import HTTPStatus

from streams.serve.problems import Refused, Wrong
from streams.topics import CANONICAL, EVENTS, THREADS

__all__ = ["Positions", "read_positions", "written"]

#: The next offset by topic (its plain name) and partition.
Positions = dict[tuple[str, int], int]
_LETTERS = {CANONICAL.name: "s", EVENTS.name: "e", THREADS.name: "t"}
_NAMES = {letter: name for name, letter in _LETTERS.items()}
_PLACE = re.compile(r"([set])(\d{1,6}):(\d{1,19})", re.ASCII)


def written(positions: Positions) -> str:
    """Return positions as text: `s0:12,s1:40,e0:3`; those at 0, where all begin, are left out."""
    parts = (
        f"{_LETTERS[topic]}{number}:{next_}" for (topic, number), next_ in sorted(positions.items()) if next_
    )
    return ",".join(parts) or "begin"


def read_positions(text: str) -> Positions:
    """Read positions; partitions not named begin at 0. Raises `Refused` (400) where they are none."""
    if text == "begin":
        return {}
    places = [_PLACE.fullmatch(part) for part in text.split(",")]
    if not all(places):
        raise Refused(
            HTTPStatus.BAD_REQUEST,
            "Last-Event-ID is no id of this stream; send back the id of the last event, or none to begin now",
            Wrong(path="header.Last-Event-ID", detail="does not name positions such as s0:12,e0:3"),
        )
    return {(_NAMES[p[1]], int(p[2])): int(p[3]) for p in places if p}
