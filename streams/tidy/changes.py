"""What the tidy stage decides of a page, as rows, changes and outcomes."""

from dataclasses import replace

from streams.ids import article_id, fingerprint
from streams.records import ArticleChange, Extracted, Origin, Outcome, PageOutcome, PageRead, Reason, Stage
from streams.tidy import boilerplate
from streams.tidy.clean import clean
from streams.tidy.rows import TidyRow

__all__ = ["change_of", "next_row", "nothing_new", "outcome_of", "stay", "text_of"]


def nothing_new(row: TidyRow, article: Extracted) -> Reason | None:
    """Say why a page at a known URL brings nothing new, if so."""
    if article.fetched_at < row.fetched_at:
        return Reason.OLDER_FETCH
    return Reason.SAME_CONTENT if row.content == _content(article) and not row.gone else None


def stay(row: TidyRow | None, article: Extracted) -> Extracted:
    """Return the article in the language of its first revision.

    It is folded by one writer a language. An article that moved to another would leave its story there
    while it joins one here, in whatever order the two come to it; and what changes is most often a guess.
    """
    return replace(article, language=row.article.language) if row else article


def text_of(row: TidyRow) -> str:
    """Return the text of a row without its outlet's boilerplate."""
    return boilerplate.strip(row.article.text, row.boilerplate)[0]


def _content(article: Extracted) -> str:
    return fingerprint(article.title, article.text)


def next_row(
    row: TidyRow | None,
    article: Extracted,
    origin: Origin,
    known: tuple[str, ...],
    refreshed: tuple[str, ...],
) -> TidyRow:
    """Return the row after a page with new content."""
    return TidyRow(
        article=article,
        article_id=article_id(article.url),
        revision=row.revision + 1 if row else 1,
        content=_content(article),
        boilerplate=known,
        refreshed=refreshed,
        first_seen=row.first_seen if row else origin.timestamp,
        origin=origin,
        fetched_at=max(row.fetched_at, article.fetched_at) if row else article.fetched_at,
        gone=False,
        endings=row.endings if row else (),
    )


def change_of(row: TidyRow, outcome: Outcome | None) -> ArticleChange:
    """Return what the fold is to make of a row."""
    return ArticleChange(
        article_id=row.article_id,
        url=row.article.url,
        language=row.article.language,
        article=None if row.gone else clean(row),
        outcome=outcome,
        origin=row.origin,
    )


def outcome_of(row: TidyRow | None, read: PageRead, outcome: Outcome, reason: Reason) -> PageOutcome:
    """Return the line of the ledger for a page that ends in this stage."""
    said = {
        Reason.SAME_CONTENT: "the article is known with this very content",
        Reason.OLDER_FETCH: "the article is known from a later fetch",
        Reason.UNKNOWN_URL: "there is no article at this URL to retract",
    }
    return PageOutcome(
        url=read.url,
        outcome=outcome,
        reason=reason,
        message=said[reason],
        stage=Stage.TIDY,
        article_id=row.article_id if row else None,
        revision=row.revision if row else None,
        story_id=None,
        origin=read.origin,
    )
