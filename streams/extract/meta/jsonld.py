"""Schema.org data that a page carries as JSON-LD: the nodes that describe an article, and what they say."""

import json
import re
from collections.abc import Iterable, Iterator

__all__ = ["Node", "article_nodes", "names", "person_names", "strings"]

Node = dict[str, object]

_ARTICLE = re.compile(r"(Article|Posting|Report|Review|BlogPost)$")
_MAX_NODES = 500  # live blogs list hundreds of posts; the page's own article stands before them
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
_COMMENT = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$")


def article_nodes(scripts: Iterable[str]) -> tuple[Node, ...]:
    """Return the nodes of an article type in the page's order; a script that is broken is passed over."""
    nodes = [node for script in scripts for node in _walk(_parse(script))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    return tuple({**node, "author": _resolved(node, by_id)} for node in nodes if _is_article(node))


def strings(value: object) -> Iterator[str]:
    """Yield the strings of a value that may be one, or a list of them."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield item


def names(value: object) -> Iterator[str]:
    """Yield the names of a Person or Organization, of a plain string, or of a list of these."""
    for item in value if isinstance(value, list) else [value]:
        yield from strings(item.get("name") if isinstance(item, dict) else item)


def person_names(value: object) -> Iterator[str]:
    """Yield the names of those that are stated to be a Person."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "Person" in strings(item.get("@type")):
            yield from names(item)


def _parse(script: str) -> object:
    bare = _COMMENT.sub("", script)
    for text in (bare, _TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(text, strict=False)  # publishers put raw line breaks into strings
        except (ValueError, RecursionError):
            continue
    return None


def _walk(root: object) -> Iterator[Node]:
    todo, seen = [root], 0
    while todo and seen < _MAX_NODES:
        item = todo.pop()
        seen += 1
        if isinstance(item, dict):
            yield item
            todo += [item[name] for name in ("mainEntity", "mainEntityOfPage", "@graph") if name in item]
        elif isinstance(item, list):
            todo += reversed(item)


def _resolved(node: Node, by_id: dict[object, Node]) -> object:
    """Return the node's author; a mere reference to another node of the page is replaced by that node."""
    author = node.get("author") or node.get("creator")
    authors = author if isinstance(author, list) else [author]
    refers = (item.get("@id") if isinstance(item, dict) and "name" not in item else None for item in authors)
    return [
        by_id.get(ref, item) if isinstance(ref, str) else item
        for ref, item in zip(refers, authors, strict=True)
    ]


def _is_article(node: Node) -> bool:
    return any(_ARTICLE.search(kind) for kind in strings(node.get("@type")))
