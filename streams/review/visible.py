"""What a reader sees of a page: its text, one block a line, in the order of the document."""

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.extract.lines import clean

__all__ = ["letters", "visible_lines"]

_TEXT = "-text"
#: Elements that show no text of their own, or none that a page's author wrote as text.
_UNSEEN = frozenset(
    {"audio", "canvas", "datalist", "embed", "head", "iframe", "math", "noembed", "noframes", "noscript"}
    | {"object", "script", "select", "style", "svg", "template", "textarea", "title", "video"}
)
#: Elements that begin and end a line, as in a browser; text runs through all others, the invented ones too.
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd"}
    | {"details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing"}
    | {"main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section"}
    | {"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp"}
)
_HIDING = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.IGNORECASE)
_VEILED = 0.1  # of its text: a page that shows less waits for its script to lift the veil


def visible_lines(html: str) -> list[str]:
    """Return the page's lines, cleaned, none of them empty.

    Without scripts and styles, and without what its own markup hides; what a style sheet hides is not known.
    """
    body = LexborHTMLParser(html).body
    if body is None:
        return []
    shown, written = _lines(body, _is_hidden), _lines(body, _is_unseen)
    veiled = sum(map(letters, shown)) < _VEILED * sum(map(letters, written))
    return written if veiled else shown


def letters(text: str) -> int:
    """Count the characters that are no space: what is left of a page is measured in them."""
    return sum(map(len, text.split()))


def _lines(body: LexborNode, skipped: Callable[[LexborNode], bool]) -> list[str]:
    return [line for raw in _blocks(body, skipped) if (line := clean(raw))]


def _blocks(root: LexborNode, skipped: Callable[[LexborNode], bool]) -> Iterator[str]:
    """Yield the text of each block. The way is kept in a list: a page may nest deeper than Python calls."""
    ahead: list[LexborNode | None] = [root]  # None: a block ends here
    line: list[str] = []
    while ahead:
        node = ahead.pop()
        if node is not None and node.tag == _TEXT:
            line.append(node.text_content or "")
            continue
        is_block = node is None or node.tag in _BLOCKS
        if is_block:
            yield "".join(line)
            line.clear()
        if node is not None and not skipped(node):
            ahead += [None] * is_block
            ahead += reversed(list(node.iter(include_text=True)))
    yield "".join(line)


def _is_unseen(node: LexborNode) -> bool:
    return node.tag in _UNSEEN


def _is_hidden(node: LexborNode) -> bool:
    given = node.attributes
    return _is_unseen(node) or "hidden" in given or bool(_HIDING.search(given.get("style") or ""))
