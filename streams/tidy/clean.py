"""From a tidy row to the clean article that is published."""

from streams.records import CleanArticle, Removed
from streams.text.minhash import sign
from streams.tidy import boilerplate
from streams.tidy.rows import TidyRow

__all__ = ["clean"]

_SHOWN = 500  #: characters of a removed paragraph that the record keeps


def clean(row: TidyRow) -> CleanArticle:
    """Return the article of a row, its outlet's boilerplate taken off, signed."""
    page = row.article
    text, gone = boilerplate.strip(page.text, row.boilerplate)
    stripped = tuple(
        Removed(text=line[:_SHOWN], reason="boilerplate", count=boilerplate.ENOUGH) for line in gone
    )
    return CleanArticle(
        article_id=row.article_id,
        revision=row.revision,
        url=page.url,
        canonical_url=page.canonical_url,
        outlet=page.outlet,
        outlet_name=page.outlet_name,
        title=page.title,
        text=text,
        authors=page.authors,
        published_at=page.published_at,
        language=page.language,
        agency=page.agency,
        dateline=page.dateline,
        image=page.image,
        fetched_at=page.fetched_at,
        first_seen=row.first_seen,
        updated_at=row.origin.timestamp,
        extractor=page.extractor,
        removed=(*page.removed, *stripped),
        signature=sign(text, page.language),
        origin=row.origin,
    )
