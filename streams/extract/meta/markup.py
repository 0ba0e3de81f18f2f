"""What a page's markup says of its article, read once with one query."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborNode

from streams.extract.lines import clean
from streams.extract.meta.choose import own_articles
from streams.extract.meta.elements import attribute, text_of
from streams.extract.meta.jsonld import Graph, Node, is_article, names, read_graph, strings
from streams.extract.meta.microdata import microdata_nodes
from streams.extract.page import HtmlPage

__all__ = ["Markup", "marked_in", "read_markup"]

#: What the readers of metadata look at on each page: one query costs little more than each of its parts.
_WANTED = 'meta[content],script[type*="ld+json" i],title,h1,link[rel~="canonical" i],[itemprop]'
#: What may hold a time or a byline: three times the time, for each element's classes are searched.
_MARKED = 'time,[itemprop],[rel~="author" i],[class*="author" i],[class*="byline" i],[class*="date" i]'
_SORTS = frozenset({"meta", "script", "title", "h1", "link"})
_THINGS = "things"  # the others: microdata
_MAX_ELEMENTS = 5_000  # of 407 pages, the one with the most has 1,044
_MAX_HEADINGS = 50  # some pages make a heading of every section
_LONGEST = 5_000  # characters of a meta tag or a title
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_SITES = frozenset({"website", "blog", "object"})  # og:type where nobody has set it for the page


@dataclass(frozen=True, kw_only=True, slots=True)
class Markup:
    """A page's own words about itself."""

    metas: dict[str, tuple[str, ...]]  #: lower-case name or property → contents in order
    graph: Graph  #: all of JSON-LD
    articles: tuple[Node, ...]  #: nodes that describe this article, of JSON-LD and then of microdata
    sure: bool  #: they have the page's address or its title
    others: tuple[Node, ...]  #: nodes of microdata that are no article's: of the page, or of nothing
    headings: tuple[LexborNode, ...]  #: the h1
    page_title: str  #: the <title>
    language: str | None
    canonical: str | None

    def meta(self, *wanted: str) -> str | None:
        """Return the first content of the first of these names that has one."""
        return next((content for name in wanted for content in self.metas.get(name, ())), None)

    def strings(self, field: str) -> Iterator[str]:
        """Yield the strings that the article nodes have in a field."""
        for node in self.articles:
            yield from strings(node.get(field))

    def names(self, *fields: str) -> Iterator[str]:
        """Yield the names of the persons or organisations in the first of these fields of each node."""
        for node in self.articles:
            yield from names(self.graph.values(node, *fields))

    def declares_article(self) -> bool:
        """Tell whether the page says that it is one article, or another single thing, such as an event."""
        kind = self.meta("og:type") or "website"
        return bool(self.articles) or kind not in _SITES or self.meta("article:published_time") is not None

    def descriptions(self) -> Iterator[str]:
        """Yield what the page says of itself in a sentence."""
        for name in _DESCRIPTIONS:
            yield from self.metas.get(name, ())
        yield from self.strings("description")


def read_markup(page: HtmlPage) -> Markup:
    """Read a parsed page."""
    elements = _by_sort(page)
    metas, headings = _metas(elements["meta"]), elements["h1"][:_MAX_HEADINGS]
    # a drawing (svg) may have titles as well, further down
    page_title = next((text for title in elements["title"] if (text := clean(title.text()[:_LONGEST]))), "")
    canonical = next((url for link in elements["link"] if (url := _canonical(link))), None)
    graph = read_graph(script.text() for script in elements["script"])
    things = microdata_nodes((*elements["meta"], *elements[_THINGS], *headings))
    titles = (page_title, *metas.get("og:title", ())[:1], *map(text_of, headings))
    urls = (page.url, canonical, *metas.get("og:url", ()))
    own = own_articles((*graph.nodes, *things), titles, urls)
    return Markup(
        metas=metas,
        graph=graph,
        articles=own.nodes,
        sure=own.sure,
        others=tuple(thing for thing in things if not is_article(thing)),
        headings=tuple(headings),
        page_title=page_title,
        language=attribute(page.dom.root, "lang") if page.dom.root is not None else None,
        canonical=canonical,
    )


def marked_in(page: HtmlPage) -> tuple[LexborNode, ...]:
    """Return the elements that may hold a time or a byline, in order. Most pages tell machines of both."""
    return tuple(element for element in _matches(page, _MARKED) if element.tag not in _SORTS)


def _by_sort(page: HtmlPage) -> dict[str, list[LexborNode]]:
    """Return the elements by their sort."""
    by_sort: dict[str, list[LexborNode]] = defaultdict(list)
    for element in _matches(page, _WANTED):
        tag = element.tag or ""
        by_sort[tag if tag in _SORTS else _THINGS].append(element)
    return by_sort


def _matches(page: HtmlPage, query: str) -> Iterator[LexborNode]:
    """Yield the elements that fit, each once: the query has one for each of its parts that it fits."""
    last = 0
    for element in islice(page.dom.css(query), _MAX_ELEMENTS):
        place = element.mem_id
        if place != last:
            yield element
        last = place


def _canonical(link: LexborNode) -> str:
    """Return where the link leads, if it is not one for another reason: to the author, or of microdata."""
    return attribute(link, "href") if "canonical" in attribute(link, "rel").lower().split() else ""


def _metas(elements: list[LexborNode]) -> dict[str, tuple[str, ...]]:
    metas: dict[str, list[str]] = defaultdict(list)
    for element in elements:
        attributes = element.attributes
        content = _on_one_line((attributes.get("content") or "")[:_LONGEST])
        for name in {attributes.get("property"), attributes.get("name")} if content else ():
            metas[(name or "").strip().lower()].append(content)
    metas.pop("", None)  # those that have one name only
    return {name: tuple(contents) for name, contents in metas.items()}


def _on_one_line(text: str) -> str:
    """Return what `lines.clean` does: most contents are clean, and this is told faster than done."""
    return text.strip() if text.isascii() and text.isprintable() and "  " not in text else clean(text)
