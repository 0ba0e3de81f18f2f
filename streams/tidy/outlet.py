"""The row of an outlet: what is known to be its boilerplate, what may be, and its recent articles.

Three generations, so that what stands once never pushes out what stands again. A paragraph seen once is
four bytes with its article. One that stood in two stories is a suspect, with the articles that had it.
One that stood in enough is known, and needs no proof any more. What is forgotten first is in `bounds`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Known", "OutletRow", "Seen", "Suspect"]


class Seen(NamedTuple):
    """A recent article: what it is about, and what stood in it."""

    article: bytes  #: its id, 16 bytes
    day: int  #: on which it was last fetched, as far as that is credible: days since 1970
    topic: bytes  #: see `streams.tidy.topic`; little-endian, 2 bytes a word
    first: int  #: how many of its marks are of its first revision, by which it is compared with others
    marks: bytes  #: what stood in it, in all revisions: see `streams.tidy.recent`


class Suspect(NamedTuple):
    """A paragraph that stood in two stories at least."""

    articles: int  #: articles that it stood in, as far as they are remembered
    day: int  #: when it was last seen, likewise
    is_long: bool  #: its articles are remembered when they are no longer recent
    carriers: dict[int, bool]  #: articles that it stood in: number -> whether it stood at an end


class Known(NamedTuple):
    """A paragraph that is boilerplate, or the end of a title that is."""

    articles: int
    day: int


@dataclass(frozen=True, kw_only=True, slots=True)
class OutletRow:
    """What an outlet's articles have in common. Numbers of articles are of this row alone."""

    seen: dict[int, Seen] = field(default_factory=dict)  #: number -> article, in order of arrival
    suspects: dict[int, Suspect] = field(default_factory=dict)  #: fingerprint -> paragraph, last seen last
    known: dict[int, Known] = field(default_factory=dict)  #: likewise

    def counts(self, keys: Iterable[int]) -> dict[int, int]:
        """Return which of these fingerprints are boilerplate, with the count as evidence."""
        return {key: self.known[key].articles for key in keys if key in self.known}
