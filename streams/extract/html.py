"""A page of HTML, read into a draft."""

from datetime import datetime

from streams.extract.body import find_body
from streams.extract.draft import Draft
from streams.extract.furniture import is_error_line
from streams.extract.headline import head_of, headline
from streams.extract.kinds import kind_of
from streams.extract.meta import read_meta
from streams.extract.meta.authors import BYLINE, people
from streams.extract.page import Html, HtmlPage

__all__ = ["read_html"]

_HEAD = 6  # lines that a byline without any markup stands among


def read_html(html: Html, url: str, outlet: str, fetched_at: datetime) -> Draft:
    """Read a page of HTML: of anything with a tag in it, as browsers do."""
    page = HtmlPage(html, url, outlet, fetched_at)
    meta = read_meta(page)
    body = find_body(page, meta)
    bylines = (line for line in body.lines[:_HEAD] if BYLINE.fullmatch(line))
    return Draft(
        title=_title(meta.title, body.lines, url),
        lines=body.lines,
        kind=kind_of(page, meta, body),
        extractor=body.extractor,
        extractor_reason=body.why,
        authors=meta.authors or people(bylines),
        published_at=meta.published_at,
        modified_at=meta.modified_at,
        canonical_url=meta.canonical_url,
        outlet_name=meta.outlet_name,
        section=meta.section,
        image=meta.image,
        accessible_for_free=meta.accessible_for_free,
        declared_language=meta.declared_language,
        agency=meta.agency,
        links=body.links,
        cards=body.cards,
        declared=body.declared,
        promotions=body.promotions,
    )


def _title(stated: str, lines: tuple[str, ...], url: str) -> str:
    """Believe the stated title unless there is none, or it is an error page's above an article."""
    if stated and not is_error_line(stated):
        return stated
    return headline(head_of(lines), url) or stated
