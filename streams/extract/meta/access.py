"""Whether an article can be read without paying, as its page declares it."""

from collections.abc import Iterable, Iterator

from streams.extract.meta.jsonld import Node
from streams.extract.meta.markup import Markup

__all__ = ["is_free"]

_FIELD = "isAccessibleForFree"
_TIERS = {"free": True, "metered": False, "locked": False, "premium": False, "paid": False}
_YES = frozenset({"true", "yes", "1"})
_NO = frozenset({"false", "no", "0"})


def is_free(markup: Markup) -> bool | None:
    """Return what the page declares, None where it declares nothing.

    An article is not free when a part of it is not (`hasPart` with the part's CSS selector), unless it is
    itself stated to be; a metered one counts as not free, as search engines ask publishers to declare it.
    """
    parts = [part for node in markup.articles for part in _parts(node)]
    tier = _TIERS.get((markup.meta("article:content_tier", "og:article:content_tier") or "").casefold())
    stated = (
        *_stated(markup.articles),
        *sorted(_stated(parts)),  # False comes first
        *([] if tier is None else [tier]),
        *_stated([{_FIELD: markup.meta("isaccessibleforfree", "article:free")}]),
    )
    return next(iter(stated), None)


def _stated(nodes: Iterable[Node]) -> Iterator[bool]:
    return (truth for node in nodes if (truth := _truth(node.get(_FIELD))) is not None)


def _parts(node: Node) -> Iterator[Node]:
    value = node.get("hasPart")
    yield from (part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict))


def _truth(value: object) -> bool | None:
    """Read true, "False", "http://schema.org/True", 1."""
    word = str(value).rsplit("/", 1)[-1].strip().casefold()
    return True if word in _YES else False if word in _NO else None
