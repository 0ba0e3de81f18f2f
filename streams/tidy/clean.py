"""From a tidy row to the clean article that is published."""

from dataclasses import fields

from streams.records import CleanArticle, Extracted, Removed
from streams.text.minhash import sign
from streams.tidy import boilerplate
from streams.tidy.rows import TidyRow

__all__ = ["clean"]

#: What a clean article has of the page that it was read off.
_SAME = {field.name for field in fields(Extracted)}
_SHOWN = 500  #: characters of a removed paragraph that the record keeps


def clean(row: TidyRow) -> CleanArticle:
    """Return the article of a row, its outlet's boilerplate taken off, signed."""
    page = row.article
    text, gone = boilerplate.strip(page.text, row.boilerplate)
    stripped = tuple(
        Removed(text=line[:_SHOWN], reason="boilerplate", count=boilerplate.ENOUGH) for line in gone
    )
    same = {name: getattr(page, name) for name in _SAME}
    return CleanArticle(
        **{**same, "text": text, "removed": (*page.removed, *stripped)},
        article_id=row.article_id,
        revision=row.revision,
        first_seen=row.first_seen,
        updated_at=row.origin.timestamp,
        signature=sign(text, page.language),
        origin=row.origin,
    )
