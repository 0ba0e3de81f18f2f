"""A story: the canonical article, and the rows that say why each member is in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = [
    "CanonicalArticle", "Certainty", "FirstPublished", "Match", "MemberRef", "Relation", "Republished",
    "StoryMember", "StoryStatus",
]  # fmt: skip


class StoryStatus(StrEnum):
    """What the latest revision of a story did."""

    NEW = "new"  #: the story's first record
    UPDATED = "updated"  #: a member came, left or changed; the canonical article may be another
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
    url: str  #: its URL
    #: shingles (runs of three words; of five characters in scripts without spaces) that both have, of all
    #: that either has; 1 for two copies
    jaccard: float
    containment: float  #: shared shingles, of those of the text with fewer: what of it is in the other
    longest_run: int  #: words of the longest verbatim run
    numbers_agree: float  #: numbers that both have, of those of the text with fewer; 1 where that has none
    names_agree: float  #: the same for names
    reason: str  #: one sentence: the rule that let the pair through


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstPublished:
    """Who published a story's report first, as far as its articles tell."""

    outlet: str | None  #: of one that is not in the story, its name as credited; null where nothing tells
    article_id: str | None  #: null where its article is not in the story
    at: datetime | None  #: when, if its page states it
    certainty: Certainty  #: how sure that is
    reason: str  #: what it is known by, in one sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Republished:
    """An older story that a story is the same text as, more than the window after it."""

    story_id: str  #: the older story's, as it was last published
    article_id: str  #: its canonical article
    url: str  #: that article's URL
    outlet: str  #: who published it
    title: str  #: its headline
    published_at: datetime | None  #: what that article's page states, with its own UTC offset
    match: Match  #: the comparison of the story's first article with it


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberRef:
    """A member as the canonical record lists it."""

    article_id: str
    url: str
    outlet: str
    title: str
    published_at: datetime | None
    relation: Relation  #: what it is to the canonical article
    copied_from: str | None  #: article_id of the earlier member that its text is likely from, if any


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryMember:
    """A value of `story-members` (key: article_id): the story that an article is in, and why."""

    article_id: str
    article_revision: int  #: the revision of the article that was compared
    story_id: str  #: the story that it is in
    url: str
    outlet: str
    title: str
    published_at: datetime | None
    relation: Relation
    #: the comparison that put it in: with the earlier member that most of its text is likely from; of the
    #: first member, with the one after it that has most of its text; null where it stands alone in its
    #: story
    match: Match | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CanonicalArticle:
    """A value of `canonical-articles` (key: story_id): one revision of one story."""

    story_id: str  #: the article_id of the story's first article in event time
    status: StoryStatus  #: what this revision did; `merged` and `retracted` end the story
    revision: int  #: grows with every record of a story, not always by one
    merged_into: str | None  #: the story_id of the story that it is part of now; null but for `merged`
    article_id: str  #: the canonical article, whose url, title, text, ... the record has
    url: str
    outlet: str
    outlet_name: str | None
    title: str
    text: str  #: the whole text of the canonical article, a paragraph a line; empty once the story has ended
    authors: tuple[str, ...]
    language: str
    agency: str | None
    dateline: str | None
    image: str | None
    canonical_reason: str  #: one sentence: the rule by which this member was chosen
    first_published: FirstPublished | None  #: who had its report first; null for a story that has ended
    member_count: int  #: articles in the story, all of them; 0 once it has ended
    outlet_count: int  #: different outlets among them
    members: tuple[MemberRef, ...]  #: the first 20, in event time; all of them are in `story-members`
    published_at: datetime | None  #: what the canonical article's page states, with its own UTC offset
    fetched_at: datetime  #: when the canonical article was fetched
    first_seen: datetime  #: when the first page of any member came in, by its message's time
    updated_at: datetime  #: when the page came in that made the newest revision of any member
    republished: Republished | None = None  #: the older story that has come again with this one, if it is one
