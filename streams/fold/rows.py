"""The rows of the fold: articles with what they matched, and stories as last published."""

from dataclasses import dataclass

from streams.records import CleanArticle, Relation, StoryStatus

__all__ = ["ArticleRow", "Edge", "Figures", "MemberRow", "StoryRow"]


@dataclass(frozen=True, slots=True)
class Figures:
    """How alike two articles are; the same whichever comes first. All are shares in 0..1."""

    jaccard: float
    containment: float
    numbers: float
    names: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A verified match with one revision of another article; of no effect once that has a later one."""

    article_id: str
    revision: int
    figures: Figures


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleRow:
    """An article within the window, with all that comparing it takes.

    Each match is kept once, by whichever of the two was taken later.
    """

    article: CleanArticle
    seen: tuple[str, ...]  #: origins of the messages taken, the latest last: what tells a redelivery
    grams: bytes  #: shingle hashes in reading order, little-endian uint32
    length: int  #: words; characters in scripts without spaces
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    edges: tuple[Edge, ...]
    touched: tuple[str, ...]  #: stories that taking the article published
    gone: bool = False  #: retracted; the row stays, without its text, to know a redelivery by


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as last published; its `story-members` record is a function of this alone."""

    article_id: str
    revision: int
    relation: Relation
    match: str | None
    match_revision: int


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryRow:
    """A story as last published. Its record can be made again from this and the articles' rows."""

    story_id: str
    revision: int
    status: StoryStatus
    canonical: str
    members: tuple[MemberRow, ...]  #: in event time; empty once merged or retracted
    merged_into: str | None = None

    @property
    def live(self) -> bool:
        """Whether the story stands."""
        return self.status.live
