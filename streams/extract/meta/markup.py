"""What a page's markup says of its article, read once: meta tags, JSON-LD, headings."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from streams.extract.lines import clean
from streams.extract.meta import jsonld

__all__ = ["Markup", "read_markup"]

_JSON_LD = '//script[contains(@type, "ld+json")]'
_META = "//meta[@content]"
_NAMED = ("property", "name", "itemprop")
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_SITES = frozenset({"website", "blog", "object"})  # og:type where nobody has set it for the page


@dataclass(frozen=True, kw_only=True, slots=True)
class Markup:
    """A page's own words about itself."""

    metas: dict[str, tuple[str, ...]]  #: lower-case name, property or itemprop → contents in order
    nodes: tuple[jsonld.Node, ...]  #: JSON-LD nodes of an article type
    headings: tuple[str, ...]  #: the h1, without empty ones
    page_title: str  #: the <title>
    language: str | None
    canonical: str | None

    def meta(self, *wanted: str) -> str | None:
        """Return the first content of the first of these names that has one."""
        return next((content for name in wanted for content in self.metas.get(name, ())), None)

    def declares_article(self) -> bool:
        """Tell whether the page says that it is one article, or another single thing, such as an event."""
        kind = self.meta("og:type") or "website"
        return bool(self.nodes) or kind not in _SITES or self.meta("article:published_time") is not None

    def node_strings(self, field: str) -> Iterator[str]:
        """Yield the strings that the article nodes have in a field."""
        for node in self.nodes:
            yield from jsonld.strings(node.get(field))

    def descriptions(self) -> Iterator[str]:
        """Yield what the page says of itself in a sentence."""
        for name in _DESCRIPTIONS:
            yield from self.metas.get(name, ())
        yield from self.node_strings("description")

    def node_names(self, field: str) -> Iterator[str]:
        """Yield the names of the persons or organisations that the article nodes have in a field."""
        for node in self.nodes:
            yield from jsonld.names(node.get(field))


def read_markup(tree: HtmlElement) -> Markup:
    """Read a parsed page."""
    canonical = (link.get("href") for link in tree.iterfind('.//link[@rel="canonical"]'))
    return Markup(
        metas=_metas(tree),
        nodes=jsonld.article_nodes(script.text_content() for script in tree.xpath(_JSON_LD)),
        headings=_texts(tree, "h1"),
        page_title=next(iter(_texts(tree, "title")), ""),
        language=tree.get("lang"),
        canonical=next(canonical, None),
    )


def _texts(tree: HtmlElement, tag: str) -> tuple[str, ...]:
    return tuple(text for element in tree.iter(tag) if (text := clean(element.text_content())))


def _metas(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.xpath(_META):
        content = clean(element.get("content", ""))
        for name in {element.get(attribute, "").strip().lower() for attribute in _NAMED}:
            if name and content:
                found.setdefault(name, []).append(content)
    return {name: tuple(contents) for name, contents in found.items()}
