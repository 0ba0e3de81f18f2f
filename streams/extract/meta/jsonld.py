"""Schema.org data that a page carries: its nodes, and what they say of persons and things."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from streams.extract.meta.loads import load_all

__all__ = ["Graph", "Node", "is_article", "names", "read_graph", "strings", "types_of"]

Node = dict[str, object]

_ARTICLE = re.compile(r"(?:Article|(?<!Job)Posting|Report|BlogPost)$")
_OWN = frozenset({"headline", "datePublished"})
_MAX_NODES = 500  # live blogs list hundreds of posts; the page's own article stands before them
_MAX_SCRIPTS = 50  # of a page
_MAX_NAMES = 50  # of one field
_BELOW = ("mainEntity", "mainEntityOfPage", "@graph")  # where a node holds others of the same page
_VOCABULARY = re.compile(r"^(?:https?://schema\.org/|schema:)")


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes of a page's scripts in the page's order."""

    nodes: tuple[Node, ...]
    by_id: dict[str, Node]  #: the nodes that have a name, for those that refer to them

    def values(self, node: Node, *fields: str) -> list[object]:
        """Return the values of the first field that has any; a reference is replaced by what it refers to."""
        stated = next((value for field in fields if (value := node.get(field))), None)
        items = stated[:_MAX_NAMES] if isinstance(stated, list) else [stated]
        return [self._resolved(item) for item in items if item]

    def _resolved(self, item: object) -> object:
        if isinstance(item, dict) and "name" not in item and isinstance(item.get("@id"), str):
            return self.by_id.get(item["@id"], item)
        return item


def read_graph(scripts: Iterable[str]) -> Graph:
    """Read the scripts; what is broken beyond repair is passed over."""
    nodes = tuple(node for script in islice(scripts, _MAX_SCRIPTS) for node in _walk(load_all(script)))
    named = ((node.get("@id"), node) for node in nodes if "name" in node)
    return Graph(nodes, {name: node for name, node in named if isinstance(name, str)})


def types_of(node: Node) -> tuple[str, ...]:
    """Return the node's types without the vocabulary's address: `NewsArticle`."""
    return tuple(_VOCABULARY.sub("", kind.strip()) for kind in strings(node.get("@type")))


def is_article(node: Node) -> bool:
    """Tell whether the node is stated to be an article, or has what an article has and no type."""
    kinds = types_of(node)
    return any(_ARTICLE.search(kind) for kind in kinds) or (not kinds and _OWN.issubset(node))


def strings(value: object) -> Iterator[str]:
    """Yield the strings of a value that may be one, a list of them, or one with its language."""
    for item in value if isinstance(value, list) else [value]:
        text = item.get("@value") if isinstance(item, dict) else item
        if isinstance(text, str) and text.strip():
            yield text


def names(value: object) -> Iterator[str]:
    """Yield the names of a Person or Organization, of a plain string, or of a list of these."""
    for item in islice(_flat(value), _MAX_NAMES):
        if isinstance(item, dict) and "@value" not in item:
            yield from strings(item.get("name"))
        else:
            yield from strings(item)


def _flat(value: object) -> Iterator[object]:
    """Yield the items of a list, and of the lists in it."""
    for item in value if isinstance(value, list) else [value]:
        yield from item if isinstance(item, list) else [item]


def _walk(roots: list[object]) -> Iterator[Node]:
    todo, seen = list(reversed(roots)), 0
    while todo and seen < _MAX_NODES:
        item = todo.pop()
        seen += 1
        if isinstance(item, dict):
            yield item
            todo += [item[name] for name in _BELOW if name in item]
        elif isinstance(item, list):
            todo += reversed(item[:_MAX_NODES])
