"""Schema.org data that stands in the page's elements (`itemprop`), as nodes like those of JSON-LD."""

from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from streams.extract.meta.elements import ancestors, attribute, is_comment, text_of
from streams.extract.meta.jsonld import Node

__all__ = ["microdata_nodes"]

_FIELDS = frozenset(
    {"headline", "name", "description", "author", "creator", "publisher", "datePublished", "dateModified"}
    | {"articleSection", "isAccessibleForFree", "mainEntityOfPage"}
)
_PEOPLE = frozenset({"author", "creator", "publisher"})
_FIELDS_OF_COMMENTS = frozenset({"author", "creator", "datePublished"})
_MAX_SCOPES = 50  # things described on a page
_LONGEST = 1000  # characters of a value


def microdata_nodes(elements: Iterable[LexborNode]) -> tuple[Node, ...]:
    """Return a node for each thing that the elements with an `itemprop` describe, in the page's order.

    What stands in no thing is gathered in a node without a type.
    """
    nodes: dict[int, Node] = {}
    for element in elements:
        fields = _FIELDS.intersection(attribute(element, "itemprop").split())
        around = list(ancestors(element)) if fields else []
        if fields and not (fields & _FIELDS_OF_COMMENTS and any(map(is_comment, around))):
            scope = next((parent for parent in around if "itemscope" in parent.attrs), None)
            place = scope.mem_id if scope is not None else 0
            if place in nodes or len(nodes) < _MAX_SCOPES:
                node = nodes.setdefault(place, _new(scope))
                for field in fields:
                    _add(node, field, element)
    return tuple(nodes.values())


def _new(scope: LexborNode | None) -> Node:
    kind = attribute(scope, "itemtype").strip() if scope is not None else ""
    about = attribute(scope, "itemid") if scope is not None else ""
    return {"@type": kind.rsplit("/", 1)[-1], **({"@id": about} if about else {})}


def _add(node: Node, field: str, element: LexborNode) -> None:
    value: object = _value(element)
    if field in _PEOPLE:
        value = {"@type": attribute(element, "itemtype").rsplit("/", 1)[-1], "name": _name(element)}
        node.setdefault(field, [])
        known = node[field]
        if isinstance(known, list):
            known.append(value)
    elif value:
        node.setdefault(field, value)


def _value(element: LexborNode) -> str:
    for name in ("content", "datetime"):
        if attribute(element, name):
            return attribute(element, name)[:_LONGEST]
    if element.tag in {"link", "a"} and not text_of(element):
        return attribute(element, "href")[:_LONGEST]
    return text_of(element)[:_LONGEST]


def _name(element: LexborNode) -> str:
    """Return the name of a person or an organisation: a nested `name`, else the element's own text."""
    nested = element.css_first('[itemprop="name"]')
    return _value(nested if nested is not None else element)
