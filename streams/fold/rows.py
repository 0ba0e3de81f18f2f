"""The rows of the fold: articles with what they matched, and stories as last published."""

from dataclasses import dataclass, fields
from operator import attrgetter
from types import GenericAlias
from typing import Any, NamedTuple, get_type_hints

import msgspec

from streams.errors import StaleRows
from streams.fold.packing import VALUES, article_of, values_of
from streams.records import CleanArticle, Relation, StoryStatus

__all__ = ["ArticleRow", "Edge", "Figures", "Left", "Made", "MemberRow", "Membership", "StoryRow"]


class Figures(NamedTuple):
    """How much of their text two articles share; the same whichever comes first. Shares in 0..1."""

    jaccard: float
    containment: float


class Edge(NamedTuple):
    """A verified match with one revision of another article; of no effect once that has a later one."""

    article_id: str
    revision: int
    figures: Figures


class Membership(NamedTuple):
    """An article in a group of copies. See `streams.fold.groups`."""

    group: str
    leads: bool


class Made(NamedTuple):
    """What a row was made by. See `streams.fold.scheme`."""

    text: int  #: how texts become shingles and signatures
    rules: int  #: how candidates are found, and when two match
    window: int  #: seconds


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleRow:
    """An article within the window, with all that comparing it takes.

    Its text is there because any member may come to speak for its story, and because shingles, numbers and
    names are read from it when it is compared: kept, they would make the row half as large again. What the
    index needs is kept, so that memory can be made again without reading texts. Each match is kept once,
    by whichever of the two was taken later.
    """

    article: CleanArticle
    seen: tuple[str, ...]  #: origins and revisions taken, the latest last: what tells a redelivery
    sample: bytes  #: sampled shingles, sorted, little-endian uint32
    numbers: bytes  #: of its text: how many, in 2 bytes, and a bit of each
    length: int  #: words; characters in scripts without spaces
    credit: str | None  #: the outlet or agency that it says its text is from
    source: str | None  #: article_id of the page that this one names as its source
    edges: tuple[Edge, ...]
    made: Made
    membership: Membership | None = None  #: none of one that leads the group which is named for it
    before: int = 0  #: revisions of the article's earlier lives, which the tidy stage has forgotten
    gone: bool = False  #: retracted; the row stays, without its text, to know a redelivery by

    def pack(self) -> bytes:
        """Return the row as the table keeps it: the number of the layout, and values without their names."""
        return _LAYOUT + _encode((values_of(self.article), *_others(self)))

    @classmethod
    def unpack(cls, data: bytes) -> "ArticleRow":
        """Return the row that was packed. Raises `StaleRows` where the layout is another."""
        if data[:1] != _LAYOUT:
            raise StaleRows("rows of the fold were written by another version of newsfold")
        article, *others = _decoder.decode(data[1:])
        return cls(article=article_of(article), **dict(zip(_OTHERS, others, strict=True)))


_LAYOUT = b"\x05"  # an array or a map of MessagePack begins with another byte
_OTHERS = tuple(field.name for field in fields(ArticleRow))[1:]
_others = attrgetter(*_OTHERS)
_encode = msgspec.msgpack.Encoder().encode
_decoder: msgspec.msgpack.Decoder[tuple[Any, ...]] = msgspec.msgpack.Decoder(
    GenericAlias(tuple, (VALUES, *(get_type_hints(ArticleRow)[name] for name in _OTHERS)))
)


class MemberRow(NamedTuple):
    """A member as last published; its `story-members` record is a function of this alone."""

    article_id: str
    revision: int
    relation: Relation
    match: str | None
    match_revision: int


class Left(NamedTuple):
    """When a story left the window, by the watermark of its language."""

    language: str
    at: float  #: seconds since 1970


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryRow:
    """A story as last published. Its record can be made again from this and the articles' rows.

    One that has left the window keeps its revision for a while, so that it goes on from there if a page of
    it comes again.
    """

    story_id: str
    revision: int
    status: StoryStatus
    canonical: str
    members: tuple[MemberRow, ...]  #: in event time; empty once merged, retracted or out of the window
    followed: int = 0  #: the sum of the revisions of those that follow members, and have no row here
    merged_into: str | None = None
    left: Left | None = None
    republished: bytes | None = None  #: `Republished` in JSON, as it was when the first article came

    @property
    def live(self) -> bool:
        """Whether the story is still published: neither ended nor out of the window."""
        return self.status.live and not self.left

    @property
    def is_ahead(self) -> bool:
        """Whether its revision might fall, if it began anew with a later revision of its first article."""
        first = next((m.revision for m in self.members if m.article_id == self.story_id), 0)
        return self.revision > first
