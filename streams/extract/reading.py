"""From a raw page to an `Extracted`: the steps in their order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from urllib.parse import urljoin

from streams.clock import parse_time
from streams.errors import BadInput
from streams.extract.agencies import agency_named
from streams.extract.classify import require_article, require_success
from streams.extract.credit import take_credit
from streams.extract.decoding import Content, as_html, content_of, decode, is_markup, mend, mend_line
from streams.extract.draft import Draft
from streams.extract.feeds import require_page
from streams.extract.guards import check, check_text
from streams.extract.head import Stated, strip_head
from streams.extract.html import read_html
from streams.extract.language import language_of
from streams.extract.lines import key
from streams.extract.mended import mended
from streams.extract.outlet import outlet_of
from streams.extract.page import Html
from streams.extract.repeats import fold_repeats
from streams.extract.scraped import read_text
from streams.extract.sections import strip_furniture
from streams.extract.settings import ExtractSettings
from streams.extract.tail import strip_tail, tail_agency
from streams.ids import normalise_url
from streams.records import Extracted, RawPage, Reason

__all__ = ["load", "read"]

Read = Callable[[str, str, datetime], Draft]


def load() -> None:
    """Load what the readers load at their first page: models, lists, and what few pages need."""
    language_of("The model is loaded when it is asked for the first time.")
    outlet_of("https://example.com/")
    mend_line("donâ€™t")
    decode(b"caf\xe9")


def read(page: RawPage, arrived_at: datetime, settings: ExtractSettings) -> Extracted:
    """Read a page; see `streams.extract.extract`."""
    url = _url(page.url)
    fetched_at = arrived_at if page.fetched_at is None else parse_time(page.fetched_at, "fetched_at")
    require_success(page.status)
    outlet = outlet_of(url)
    content = content_of(page, settings.max_size)
    require_page(content.text)
    draft = _cleaned(_safe(content, settings)(url, outlet, fetched_at))
    require_article(draft, settings.min_words)
    return _extracted(draft, url, outlet, fetched_at)


def _safe(content: Content, settings: ExtractSettings) -> Read:
    """Return what reads the content, whatever field it came in, if it is safe to."""
    if not is_markup(content.text, scraped=content.scraped):
        check_text(content.text, settings)
        return partial(read_text, mend(content.text))
    html = Html(as_html(content.text))
    check(html, settings)
    mended = mend(html.text, html.data)
    return partial(read_html, html if mended is html.text else Html(mended))


def _url(url: str) -> str:
    if not url.isprintable():
        raise BadInput(Reason.BAD_URL, f"`url` has characters that no URL has: {url[:120]!r}")
    return normalise_url(url)


def _cleaned(draft: Draft) -> Draft:
    draft = mended(draft)
    lines, furniture = strip_furniture(draft.lines, draft.links, draft.promotions)
    lines, repeated = fold_repeats(lines)
    lines, tail = strip_tail(lines)
    lines, head = strip_head(lines, _stated(draft))
    removed = (*draft.removed, *furniture, *repeated, *tail, *head)
    agency = draft.agency or tail_agency(tail)
    return take_credit(replace(draft, lines=lines, agency=agency, removed=removed))


def _stated(draft: Draft) -> Stated:
    authors = frozenset(map(key, draft.authors))
    return Stated(title=key(draft.title), authors=authors)


def _extracted(draft: Draft, url: str, outlet: str, fetched_at: datetime) -> Extracted:
    services = (service for name in draft.authors if (service := agency_named(name)))
    text = "\n".join(draft.lines)
    return Extracted(
        url=url,
        canonical_url=_absolute(draft.canonical_url, url, normalise=True),
        outlet=outlet,
        outlet_name=draft.outlet_name,
        section=draft.section,
        kind=draft.kind,
        title=draft.title,
        text=text,
        authors=draft.authors,
        published_at=draft.published_at,
        modified_at=draft.modified_at,
        language=language_of(text, draft.declared_language),
        agency=draft.agency or next(services, None),
        dateline=draft.dateline,
        image=_absolute(draft.image, url, normalise=False),
        accessible_for_free=draft.accessible_for_free,
        fetched_at=fetched_at,
        extractor=draft.extractor,
        extractor_reason=draft.extractor_reason,
        removed=draft.removed,
    )


def _absolute(link: str | None, base: str, *, normalise: bool) -> str | None:
    """Return the absolute http(s) URL of a link in the page; None where it is none."""
    try:
        absolute = urljoin(base, (link or "").strip())
        normal = normalise_url(absolute) if link and absolute.isprintable() else None
    except (ValueError, BadInput):
        return None
    return normal if normalise or normal is None else absolute
