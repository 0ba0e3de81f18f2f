"""Every record that crosses a wire. `schemas/` is generated from these."""

from streams.records.articles import CleanArticle, Extracted, Kind, Removed, Signature
from streams.records.changes import ArticleChange, PageRead
from streams.records.events import (
    Actor,
    CodedEvent,
    Event,
    EventReport,
    Extractor,
    Modality,
    Place,
    Range,
    Size,
    Span,
)
from streams.records.outcomes import Origin, Outcome, PageOutcome, Reason, Stage
from streams.records.pages import RawPage
from streams.records.stories import (
    CanonicalArticle,
    Certainty,
    FirstPublished,
    Match,
    MemberRef,
    Relation,
    StoryMember,
    StoryStatus,
)

__all__ = [
    "Actor",
    "ArticleChange",
    "CanonicalArticle",
    "Certainty",
    "CleanArticle",
    "CodedEvent",
    "Event",
    "EventReport",
    "Extracted",
    "Extractor",
    "FirstPublished",
    "Kind",
    "Match",
    "MemberRef",
    "Modality",
    "Origin",
    "Outcome",
    "PageOutcome",
    "PageRead",
    "Place",
    "Range",
    "RawPage",
    "Reason",
    "Relation",
    "Removed",
    "Signature",
    "Size",
    "Span",
    "Stage",
    "StoryMember",
    "StoryStatus",
]
