"""From a tidy row to the clean article that is published."""

from dataclasses import fields

from streams.records import CleanArticle, Extracted
from streams.text.minhash import sign
from streams.tidy.rows import TidyRow
from streams.tidy.strip import Stripped, strip

__all__ = ["clean", "stripped"]

#: What a clean article has of the page that it was read off.
_SAME = {field.name for field in fields(Extracted)}


def stripped(row: TidyRow) -> Stripped:
    """Return the title and text of a row without its outlet's boilerplate."""
    return strip(row.article.title, row.article.text, row.boilerplate)


def clean(row: TidyRow) -> CleanArticle:
    """Return the article of a row, its outlet's boilerplate taken off, signed."""
    page = row.article
    title, text, gone = stripped(row)
    same = {name: getattr(page, name) for name in _SAME}
    return CleanArticle(
        **{**same, "title": title, "text": text, "removed": (*page.removed, *gone)},
        article_id=row.article_id,
        revision=row.revision,
        first_seen=row.first_seen,
        updated_at=row.origin.timestamp,
        signature=sign(text, page.language),
        origin=row.origin,
    )
