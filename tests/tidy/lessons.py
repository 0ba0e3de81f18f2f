"""Lessons for the tests of learning, made without a text, and an outlet that strains every bound."""

from collections.abc import Collection, Iterator, Mapping
from random import Random

import msgspec
import numpy as np

from streams.tidy import OutletRow
from streams.tidy.candidates import Candidate, Place
from streams.tidy.learn import Lesson, learn
from streams.tidy.topic import Topic

__all__ = ["LONG", "NOTE", "article_id", "lesson", "rows"]

NOTE = Candidate("A short line.", Place.END)
LONG = Candidate(
    "A note that an outlet has at the end of some of its articles, for its readers to know. " * 2, Place.END
)


def article_id(number: int) -> bytes:
    return number.to_bytes(16)


def lesson(  # noqa: PLR0913 - each test names the one or two that it is about
    number: int,
    candidates: Mapping[int, Candidate],
    *,
    story: int | None = None,
    day: int = 0,
    fresh: Collection[int] | None = None,
    also: Topic = frozenset(),
) -> Lesson:
    """Return what an article of a story of its own teaches, or of the one that is given."""
    of = number if story is None else story
    topic = [*range(of * 18 % 60_000, of * 18 % 60_000 + 18 - len(also)), *also]
    return Lesson(
        article=article_id(number),
        day=day,
        topic=np.array(topic, "<u2").tobytes(),
        language="en",
        candidates=dict(candidates),
        fresh=frozenset(candidates if fresh is None else fresh),
    )


def rows(pages: int) -> Iterator[int]:
    """Yield the sizes in bytes of an outlet's row, full of what is known, suspected, and seen once."""
    row, random, encode = OutletRow(), Random(1), msgspec.msgpack.Encoder().encode
    inside = LONG._replace(place=Place.INSIDE)
    for number in range(pages):
        known = {2**63 + random.randrange(250): NOTE for _ in range(6)}
        suspects = {2**62 + random.randrange(60): inside for _ in range(4)}
        once = {random.randrange(2**61): NOTE for _ in range(6)}
        row, _ = learn(row, lesson(number, {**known, **suspects, **once}, story=number % 4))
        yield len(encode(row))
