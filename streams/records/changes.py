"""What the stages hand to one another on the internal topics."""

from dataclasses import dataclass

from streams.records.articles import CleanArticle, Extracted
from streams.records.outcomes import Origin, Outcome

__all__ = ["ArticleChange", "PageRead"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRead:
    """A value of the internal `extracted-articles` (key: outlet): what a raw page held.

    `article` is null where the page is gone and its URL is retracted.
    """

    url: str  #: normalised
    article: Extracted | None  #: null where the page is gone
    origin: Origin  #: the raw message that it was read from


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleChange:
    """A value of the internal `signatures` (key: language): an article to fold, or to take out.

    `article` is null where the article is to leave its story. `outcome` is how the page ends once
    its article is folded; null where no page asked for the change (boilerplate learned later).
    """

    article_id: str
    url: str
    language: str
    article: CleanArticle | None  #: null where it is to leave its story
    outcome: Outcome | None  #: how the page ends; null where no page asked for the change
    origin: Origin  #: the raw message that made the article's newest revision, or retracted it
