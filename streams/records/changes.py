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
    article: Extracted | None
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleChange:
    """A value of the internal `signatures` (key: language): an article to fold, or to take out.

    `article` is null where the article is to leave its story. `outcome` is how the page ends once
    its article is folded; null where no page asked for the change (boilerplate learned later).
    """

    article_id: str
    url: str
    language: str
    article: CleanArticle | None
    outcome: Outcome | None
    origin: Origin
