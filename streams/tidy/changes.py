"""What the tidy stage decides of a page, as rows, changes and outcomes."""

from dataclasses import replace
from datetime import datetime

from streams.clock import credible
from streams.ids import article_id, fingerprint
from streams.records import ArticleChange, Extracted, Origin, Outcome, PageOutcome, PageRead, Reason, Stage
from streams.tidy.candidates import candidates
from streams.tidy.clean import clean, stripped
from streams.tidy.learn import Lesson
from streams.tidy.outlet import OutletRow
from streams.tidy.rows import TidyRow
from streams.tidy.topic import topic_of

__all__ = ["change_of", "fetched", "lesson", "next_row", "nothing_new", "outcome_of", "refresh", "stay"]

_DAY = 86_400  # seconds


def fetched(article: Extracted, origin: Origin) -> datetime:
    """Return when a page was fetched, by what follows from it: what is newer, and what an outlet forgets."""
    return credible(article.fetched_at, origin.timestamp)


def nothing_new(row: TidyRow, article: Extracted, origin: Origin) -> Reason | None:
    """Say why a page at a known URL brings nothing new, if so."""
    if fetched(article, origin) < row.fetched_at:
        return Reason.OLDER_FETCH
    return Reason.SAME_CONTENT if row.content == _content(article) and not row.gone else None


def stay(row: TidyRow | None, article: Extracted) -> Extracted:
    """Return the article in the language of its first revision.

    It is folded by one writer a language. An article that moved to another would leave its story there
    while it joins one here, in whatever order the two come to it; and what changes is most often a guess.
    """
    return replace(article, language=row.article.language) if row else article


def _content(article: Extracted) -> str:
    return fingerprint(article.title, article.text)


def lesson(row: TidyRow | None, article: Extracted, origin: Origin) -> Lesson:
    """Return what a page with new content teaches of its outlet, by what was there before."""
    current = candidates(article.title, article.text)
    before = candidates(row.article.title, row.article.text) if row else {}
    return Lesson(
        article=bytes.fromhex(article_id(article.url)),
        day=int(fetched(article, origin).timestamp() // _DAY),
        topic=topic_of(article.title, article.text, article.language),
        language=article.language,
        candidates=current,
        fresh=frozenset(current.keys() - before.keys()),
    )


def refresh(row: TidyRow, outlet: OutletRow) -> TidyRow:
    """Return the row with what is now known to be boilerplate of it; a new revision if that changes it.

    What is known already keeps the count that it was given as evidence: a count that grows is no news.
    """
    known = outlet.counts(candidates(row.article.title, row.article.text))
    after = replace(row, boilerplate={**known, **row.boilerplate})
    changed = stripped(after)[:2] != stripped(row)[:2]
    return replace(after, revision=row.revision + 1) if changed else after


def next_row(
    row: TidyRow | None,
    article: Extracted,
    origin: Origin,
    boilerplate: dict[int, int],
) -> TidyRow:
    """Return the row after a page with new content."""
    at = fetched(article, origin)
    return TidyRow(
        article=article,
        article_id=article_id(article.url),
        revision=row.revision + 1 if row else 1,
        content=_content(article),
        boilerplate=boilerplate,
        first_seen=row.first_seen if row else origin.timestamp,
        origin=origin,
        fetched_at=max(row.fetched_at, at) if row else at,
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
    messages = {
        Reason.SAME_CONTENT: "the article is known with this very content",
        Reason.OLDER_FETCH: "the article is known from a later fetch",
        Reason.UNKNOWN_URL: "there is no article at this URL to retract",
    }
    return PageOutcome(
        url=read.url,
        outcome=outcome,
        reason=reason,
        message=messages[reason],
        stage=Stage.TIDY,
        article_id=row.article_id if row else None,
        revision=row.revision if row else None,
        story_id=None,
        origin=read.origin,
    )
