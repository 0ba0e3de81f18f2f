"""Pages of an invented outlet, to read metadata of."""

from datetime import UTC, datetime

from streams.extract.meta import Meta, read_meta
from streams.extract.meta.markup import Markup, read_markup
from streams.extract.meta.title import title_of
from streams.extract.meta.titled import Titled
from streams.extract.outlet import outlet_of
from streams.extract.page import Html, HtmlPage

__all__ = ["FETCHED", "PROSE", "URL", "ld", "markup_of", "meta_of", "page_of", "titled"]

FETCHED = datetime(2025, 10, 26, tzinfo=UTC)
URL = "https://www.harrowdaily.example/a"
#: A paragraph that reads as prose.
PROSE = (
    "<p>The tram to the harbour halts for a week while the rails are laid anew, the city said on Monday.</p>"
)


def page_of(body: str, head: str = "", url: str = URL, lang: str = "en") -> HtmlPage:
    html = f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    return HtmlPage(Html(html), url, outlet_of(url), FETCHED)


def markup_of(body: str, head: str = "", url: str = URL) -> Markup:
    return read_markup(page_of(body, head, url))


def titled(body: str, head: str = "", url: str = URL, lang: str = "en") -> Titled:
    page = page_of(body, head, url, lang)
    markup = read_markup(page)
    return Titled(page, markup, title_of(markup, page.url, page.outlet))


def meta_of(body: str, head: str = "", url: str = URL) -> Meta:
    return read_meta(page_of(body, head, url))


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'
