"""A story: the canonical article, and the rows that say why each member is in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = [
    "CanonicalArticle", "Certainty", "FirstPublished", "Match", "MemberRef", "Relation", "StoryMember",
    "StoryStatus",
]  # fmt: skip


class StoryStatus(StrEnum):
    """What the latest revision of a story did."""

    NEW = "new"
    UPDATED = "updated"
    MERGED = "merged"  #: the story is now part of `merged_into`
    RETRACTED = "retracted"  #: no member is left

    @property
    def live(self) -> bool:
        """Whether the story stands."""
        return self in (StoryStatus.NEW, StoryStatus.UPDATED)


class Relation(StrEnum):
    """What a member is to the canonical article of its story."""

    ORIGINAL = "original"  #: the canonical article itself
    COPY = "copy"  #: nine tenths of all shingles are shared
    SHORTENED = "shortened"  #: shorter, and four fifths of it stand in the canonical article
    EXTENDED = "extended"  #: longer, and four fifths of the canonical article stand in it
    REWRITE = "rewrite"  #: less than that is shared
    UPDATE = "update"  #: a new top above old text, at another URL
    REVISION = "revision"  #: the same outlet's other version of the canonical article, at another URL


class Certainty(StrEnum):
    """How sure it is who published a report first."""

    CERTAIN = "certain"  #: others name it as their source
    LIKELY = "likely"  #: it is credited and not seen, or it is the earliest by the times that pages state
    UNKNOWN = "unknown"  #: nothing tells


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """The comparison of two articles, and what it came to. All shares are in 0..1."""

    article_id: str  #: the other article
    url: str
    jaccard: float  #: of the two shingle sets
    containment: float  #: shared shingles over the smaller set
    longest_run: int  #: words of the longest verbatim run
    numbers_agree: float
    names_agree: float
    reason: str  #: one sentence: the rule that let the pair through


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstPublished:
    """Who published a story's report first, as far as its articles tell."""

    outlet: str | None  #: of an outlet that is not in the story, the name by which it is credited
    article_id: str | None  #: null where its article is not in the story
    at: datetime | None  #: when, if its page states it
    certainty: Certainty
    reason: str  #: one sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberRef:
    """A member as the canonical record lists it."""

    article_id: str
    url: str
    outlet: str
    title: str
    published_at: datetime | None
    relation: Relation
    copied_from: str | None  #: article_id of the earlier member that most of its text is likely from


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryMember:
    """A value of `story-members` (key: article_id): the story that an article is in, and why."""

    article_id: str
    article_revision: int
    story_id: str
    url: str
    outlet: str
    title: str
    published_at: datetime | None
    relation: Relation
    match: Match | None  #: null where the article stands alone in its story


@dataclass(frozen=True, kw_only=True, slots=True)
class CanonicalArticle:
    """A value of `canonical-articles` (key: story_id): one revision of one story."""

    story_id: str  #: the article_id of the story's first article in event time
    status: StoryStatus
    revision: int  #: grows with every record of a story
    merged_into: str | None
    article_id: str  #: the canonical article
    url: str
    outlet: str
    outlet_name: str | None
    title: str
    text: str
    authors: tuple[str, ...]
    language: str
    agency: str | None
    dateline: str | None
    image: str | None
    canonical_reason: str  #: one sentence: the rule by which this member was chosen
    first_published: FirstPublished | None  #: null for a story that has ended
    member_count: int
    outlet_count: int
    members: tuple[MemberRef, ...]  #: the first 20, in event time
    published_at: datetime | None
    fetched_at: datetime
    first_seen: datetime
    updated_at: datetime
