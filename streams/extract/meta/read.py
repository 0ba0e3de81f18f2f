"""All that a page's markup says of its article, in one record."""

from dataclasses import dataclass
from datetime import datetime
from html import unescape

from streams.extract.lines import key
from streams.extract.meta.access import is_free
from streams.extract.meta.facts import agency_of, outlet_name_of, section_of, types_of_page
from streams.extract.meta.image import image_of
from streams.extract.meta.markup import Markup, read_markup
from streams.extract.meta.title import title_of
from streams.extract.meta.titled import Titled
from streams.extract.meta.when import modified_at, published_at
from streams.extract.meta.who import authors_of
from streams.extract.page import HtmlPage

__all__ = ["Meta", "read_meta"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Meta:
    """What a page's markup says. Empty or None where it says nothing that can be believed."""

    title: str
    authors: tuple[str, ...]
    published_at: datetime | None
    modified_at: datetime | None  #: when the page says that it was last changed
    canonical_url: str | None  #: as the page has it: maybe relative
    outlet_name: str | None
    section: str | None
    agency: str | None
    image: str | None  #: as the page has it: maybe relative
    accessible_for_free: bool | None
    declared_language: str | None
    standfirsts: frozenset[str]  #: keys (`lines.key`) of what the page says in short for search engines
    declares_article: bool  #: whether the page says that it is one article, or another single thing
    states_article: bool  #: whether data for machines describe the article, and not its kind alone
    types: frozenset[str]  #: schema.org types and og:type, as the page spells them: `LiveBlogPosting`
    article_body: str | None  #: JSON-LD `articleBody`: evidence, not the answer


def read_meta(page: HtmlPage) -> Meta:
    """Read a page's metadata. Builds the lxml tree only where no rule of ours finds a date."""
    markup = read_markup(page)
    titled = Titled(page, markup, title_of(markup, page.url, page.outlet))
    authors, published = authors_of(titled), published_at(titled)
    return Meta(
        title=titled.title,
        authors=authors,
        published_at=published,
        modified_at=modified_at(titled, published),
        canonical_url=markup.canonical or markup.meta("og:url"),
        outlet_name=outlet_name_of(markup),
        section=section_of(markup, titled.title),
        agency=agency_of(markup, authors),
        image=image_of(markup),
        accessible_for_free=is_free(markup),
        declared_language=_language(markup),
        standfirsts=frozenset(key(unescape(text)) for text in markup.descriptions()),
        declares_article=markup.declares_article(),
        states_article=bool(markup.articles) and markup.sure,
        types=types_of_page(markup),
        article_body=max(markup.strings("articleBody"), key=len, default=None),
    )


def _language(markup: Markup) -> str | None:
    metas = markup.meta("og:locale", "content-language", "language")
    return next((tag for tag in (markup.language, metas, *markup.strings("inLanguage")) if tag), None)
