"""What else a page's markup says of its article: the outlet's name, the section, the agency, its types."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from streams.extract.agencies import agency_named
from streams.extract.lines import clean, key
from streams.extract.meta.jsonld import Node, is_article, names, strings, types_of
from streams.extract.meta.markup import Markup

__all__ = ["agency_of", "outlet_name_of", "section_of", "types_of_page"]

_SITES = ("application-name", "publisher", "dc.publisher", "citation_journal_title")
_SECTIONS = ("article:section", "og:article:section", "parsely-section", "section", "dc.subject")
_CREDITS = ("article:source", "source", "dc.source", "news_source", "syndication-source", "article:agency")
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}")
_NO_NAME = re.compile(r"^@|://|^\W*$|[{}<>]")
_MAX_CRUMBS = 10
_LONGEST = 80  # letters of a name
_HOME = frozenset({"home", "homepage", "start", "startseite", "inicio", "accueil", "hjem", "hem", "etusivu"})
#: What a section is called where the outlet has not named one. "News" is a name, where there is no better.
_ANY = frozenset(
    {"article", "articles", "website", "headlines", "uncategorized", "allgemein", "post", "blog"}
)


def outlet_name_of(markup: Markup) -> str | None:
    """Return the outlet's name as readers know it; its bare domain only where the page has nothing else."""
    sites = (node for node in markup.graph.nodes if "WebSite" in types_of(node))
    stated = (
        *markup.metas.get("og:site_name", ()),
        *markup.names("publisher"),
        *(name for node in sites for name in strings(node.get("name"))),
        *(name for meta in _SITES for name in markup.metas.get(meta, ())),
    )
    publishers = list(_names(stated))
    return next((name for name in publishers if not _DOMAIN.fullmatch(name)), next(iter(publishers), None))


def section_of(markup: Markup, title: str) -> str | None:
    """Return the outlet's own name for the section, of the article's markup or else of its breadcrumbs."""
    metas = (name for meta in _SECTIONS for name in markup.metas.get(meta, ()))
    stated = (*markup.strings("articleSection"), *metas, *_crumbs(markup))
    firsts = (text.split(",", 1)[0] for text in stated)
    none = _HOME | _ANY | {key(title), key(outlet_name_of(markup) or "")}
    sections = [name for name in _names(firsts) if key(name) not in none and not _DOMAIN.fullmatch(name)]
    return next((name for name in sections if key(name) != "news"), next(iter(sections), None))


def agency_of(markup: Markup, authors: Iterable[str]) -> str | None:
    """Return the wire service that the markup credits."""
    fields = ("sourceOrganization", "provider", "creditText", "isBasedOn", "copyrightHolder")
    credited = (
        *(name for field in fields for name in markup.names(field)),
        *(name for meta in _CREDITS for name in markup.metas.get(meta, ())),
        *authors,
        *markup.names("author", "creator"),
    )
    return next((agency for name in _names(credited) if (agency := agency_named(name))), None)


def types_of_page(markup: Markup) -> frozenset[str]:
    """Return the types that the page gives its article and itself, without those of other articles."""
    nodes = (*markup.articles, *(node for node in markup.graph.nodes if not is_article(node)))
    kinds = (kind for node in nodes for kind in types_of(node))
    return frozenset((*kinds, *markup.metas.get("og:type", ())[:1]))


def _names(stated: Iterable[str]) -> Iterator[str]:
    """Yield the names as they are to be shown; no addresses, no handles, no placeholders."""
    for text in stated:
        name = clean(unescape(text[: 2 * _LONGEST]))
        if len(name) <= _LONGEST and not _NO_NAME.search(name):
            yield name


def _crumbs(markup: Markup) -> Iterator[str]:
    """Yield the names of the page's breadcrumbs, from the front page down."""
    for node in markup.graph.nodes:
        items = node.get("itemListElement")
        if "BreadcrumbList" in types_of(node) and isinstance(items, list):
            crumbs = (item for item in items[:_MAX_CRUMBS] if isinstance(item, dict))
            yield from (name for item in crumbs for name in _crumb(item))


def _crumb(item: Node) -> Iterator[str]:
    return names([item if "name" in item else item.get("item")])
