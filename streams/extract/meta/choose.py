"""Which of the articles that a page's markup describes is the page's own."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from streams.extract.lines import words
from streams.extract.meta.jsonld import Node, is_article, strings

__all__ = ["Own", "own_articles"]

_MAX_ARTICLES = 60  # an index lists its articles
_SAME = 0.6  # share of words that a headline and the page's title have in common when they are one article's
_FOREIGN = 0.2  # share below which they are not


class Own(NamedTuple):
    """The nodes that describe the page's article, the surest first."""

    nodes: tuple[Node, ...]
    sure: bool  #: they have the page's address or its title


def own_articles(nodes: Iterable[Node], titles: Iterable[str], urls: Iterable[str | None]) -> Own:
    """Return the article nodes that describe the page.

    A node is the page's own where its address is the page's, or its headline the page's title. One that is
    the page's only one, and does not speak of another page, may be its own.
    """
    articles = [node for node in nodes if is_article(node)][:_MAX_ARTICLES]
    wanted = [set(words(title)) for title in titles if title]
    paths = {path for url in urls if url and (path := _path(url))}
    fits = [(_fit(node, wanted, paths), node) for node in articles]
    sure = sorted((pair for pair in fits if pair[0] >= 1), key=lambda pair: -pair[0])
    lone = fits if len(fits) == 1 and fits[0][0] >= 0 else []
    return Own(tuple(node for _, node in sure or lone), bool(sure))


def _fit(node: Node, wanted: list[set[str]], paths: set[str]) -> float:
    """Return 2 for the page's address, 1 for its title, -1 for another address with another headline."""
    own = {path for url in _addresses(node) if (path := _path(url))}
    headline = set(words(next(_headlines(node), "")))
    shared = max((_share(headline, title) for title in wanted), default=1.0)
    if not own & paths and own and headline and shared < _FOREIGN:
        return -1
    return 2 * bool(own & paths) + (bool(headline) and shared >= _SAME)


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one), len(other), 1)


def _headlines(node: Node) -> Iterator[str]:
    yield from strings(node.get("headline") or node.get("name"))
    yield from (text for text in strings(node.get("mainEntityOfPage")) if "/" not in text)


def _addresses(node: Node) -> Iterator[str]:
    for field in ("url", "mainEntityOfPage", "@id"):
        value = node.get(field)
        address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        yield from (url for url in strings(address) if "/" in url)


def _path(url: str) -> str:
    """Return the address without host, query and the last slash; nothing for a front page."""
    try:
        return urlsplit(url.strip()).path.rstrip("/").casefold()
    except ValueError:
        return ""
