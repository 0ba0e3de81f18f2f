"""Elements of a page's tree: their text as a reader sees it, and what encloses them."""

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from streams.extract.lines import clean

__all__ = ["BLOCKS", "SILENT", "TEXT", "ancestors", "attribute", "is_comment", "parts_of", "text_of"]

TEXT = "-text"  #: what lexbor calls a node of text
#: Elements that begin a line of their own.
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
    }
    | {
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
    }
    | {"p", "pre", "section", "table", "td", "th", "tr", "ul"}
)
#: Elements whose text readers do not see, or not as text.
SILENT = frozenset({"script", "style", "svg", "noscript", "template", "select", "iframe"})
_QUOTES = "„“«»‘‚"
_WHOLE = frozenset({"html", "body", "main", "article"})
_MAX_NODES = 200  # in one element: a headline or a byline has some ten
_MAX_TEXT = 2_000  # characters of one of its texts: more is no headline and no byline
_MAX_DEPTH = 40  # elements around one


def attribute(node: LexborNode, name: str) -> str:
    """Return the attribute's value, an empty string where there is none."""
    return node.attrs.get(name) or ""


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the element's parents, the nearest first."""
    parent = node.parent
    for _ in range(_MAX_DEPTH):
        if parent is None or parent.tag == "-document":
            return
        yield parent
        parent = parent.parent


def is_comment(node: LexborNode) -> bool:
    """Tell whether an element holds what readers wrote below the article."""
    if node.tag in _WHOLE:
        return False  # its classes say that there are comments, or may be
    named = f"{attribute(node, 'id')} {attribute(node, 'class')}".lower()
    return any(name.startswith(("comment", "wpd-comment", "disqus")) for name in named.split())


def text_of(node: LexborNode) -> str:
    """Return the element's text on one line, with a space wherever an element of its own line begins."""
    return clean("".join(_pieces(node)))


def parts_of(node: LexborNode) -> tuple[str, ...]:
    """Return the texts that the element is made of, each of them cleaned, none empty."""
    return tuple(part for piece in _pieces(node) if (part := clean(piece)))


def _pieces(node: LexborNode) -> Iterator[str]:
    last = " "
    for inner in islice(node.traverse(include_text=True), _MAX_NODES):
        piece = _piece(inner, last)
        if piece:
            yield piece
            last = piece[-1]


def _piece(node: LexborNode, last: str) -> str:
    """Return a node's own text; a capital, maybe quoted, behind another's small letter begins a word."""
    if node.tag != TEXT:
        return " " if node.tag in BLOCKS else ""
    if node.parent is not None and node.parent.tag in SILENT:
        return ""
    text = (node.text_content or "")[:_MAX_TEXT]
    runs_on = last.islower() or last in '.:!?’”"»'
    begins = text[:1].isupper() or (text[:1] in _QUOTES and text[1:2].isupper() and last.islower())
    return f" {text}" if begins and runs_on else text
