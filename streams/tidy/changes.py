"""What the tidy stage decides of a page, as rows, changes and outcomes."""

from dataclasses import replace

from streams.ids import article_id, fingerprint
from streams.records import ArticleChange, Extracted, Origin, Outcome, PageOutcome, PageRead, Reason, Stage
from streams.tidy import boilerplate
from streams.tidy.clean import clean
from streams.tidy.rows import TidyRow

__all__ = ["change_of", "leave", "next_row", "nothing_new", "outcome_of", "text_of"]


def nothing_new(row: TidyRow, article: Extracted) -> Reason | None:
    """Say why a page at a known URL brings nothing new, if so."""
    if row.content == _content(article):
        return Reason.SAME_CONTENT
    return Reason.OLDER_FETCH if article.fetched_at < row.article.fetched_at else None


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


def leave(row: TidyRow, origin: Origin) -> ArticleChange:
    """Take the article out of the stories of the language that it was in until now."""
    return replace(change_of(replace(row, gone=True), None), origin=origin)


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
