"""All that a page's markup says of its article, in one record."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from streams.extract.lines import clean, key
from streams.extract.meta import jsonld
from streams.extract.meta.authors import people
from streams.extract.meta.byline import shown_bylines
from streams.extract.meta.dates import published_of
from streams.extract.meta.markup import Markup, read_markup
from streams.extract.meta.title import title_of
from streams.extract.page import HtmlPage

__all__ = ["Meta", "read_meta"]

_AUTHOR_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "authors",
    "byl",
    "dc.creator",
    "sailthru.author",
    "citation_author",
)


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
    types: frozenset[str]  #: schema.org types and og:type, as the page spells them: `LiveBlogPosting`
    article_body: str | None  #: JSON-LD `articleBody`: evidence, not the answer


def read_meta(page: HtmlPage) -> Meta:
    """Read a page's metadata."""
    tree = page.lxml
    assert tree is not None
    markup = read_markup(tree)
    return Meta(
        title=title_of(markup, page.outlet),
        authors=_authors(markup, tree, page.outlet),
        published_at=published_of(markup, tree, page.url, page.fetched_at),
        modified_at=None,
        canonical_url=markup.canonical or markup.meta("og:url"),
        outlet_name=_outlet_name(markup),
        section=None,
        agency=None,
        image=markup.meta("og:image", "og:image:url", "twitter:image"),
        accessible_for_free=None,
        declared_language=markup.language or markup.meta("og:locale", "language"),
        standfirsts=frozenset(key(text) for text in markup.descriptions()),
        declares_article=markup.declares_article(),
        types=frozenset(),
        article_body=None,
    )


def _outlet_name(markup: Markup) -> str | None:
    stated = markup.meta("og:site_name") or next(markup.node_names("publisher"), None)
    return clean(stated) if stated else markup.meta("application-name")


def _authors(markup: Markup, tree: HtmlElement, outlet: str) -> tuple[str, ...]:
    publishers = [
        outlet,
        outlet.split(".", 1)[0],
        _outlet_name(markup) or "",
        *markup.node_names("publisher"),
    ]
    stated = [name for meta in _AUTHOR_METAS for name in markup.metas.get(meta, ())]
    persons = [name for node in markup.nodes for name in jsonld.person_names(node.get("author"))]
    return (
        people(markup.node_names("author"), publishers)
        or people(stated, publishers)
        or people(persons)  # a weblog that has its writer's own name
        or people(islice(shown_bylines(tree), 1), publishers)
        or people([extract_author(tree) or ""], publishers)
    )
