"""Text as a screen shows it, and as Markdown: written after what browsers and html2text do with a page.

They are close enough to measure with: lines break in the same places, and the same marks stand around them.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["inner_text", "markdown"]

_SILENT = frozenset(
    {"script", "style", "template", "noscript", "head", "svg", "iframe", "object", "textarea"}
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure"}
    | {
        "footer",
        "form",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "details",
    }
    | {"table", "tr", "ul", "option", "select", "caption", *_HEADINGS}
)
_APART = frozenset({"p", "ul", "ol", "blockquote", "table", "pre", "dl", *_HEADINGS})
_MARKED = {"li": "  * ", **{name: "#" * rank + " " for rank, name in enumerate(_HEADINGS, 1)}}
_AROUND = {"strong": "**", "b": "**", "em": "_", "i": "_"}
_BREAKS = {"hr": "\n\n* * *\n\n", "br": "  \n"}
_SPACE = re.compile(r"\s+")
#: React's names of a part that comes late, and of the templates that a script puts it in the place of.
_LATE, _PLACES = "S:", ("B:", "P:")


def inner_text(html: str) -> str:
    """Copy from the screen: a line for each block, an empty one around paragraphs, tabs between cells."""
    pieces = []
    for event, node in _walk(LexborHTMLParser(html).body):
        tag = node.tag or ""
        if event == "text":
            pieces.append(_SPACE.sub(" ", node.text_content or ""))
        elif tag == "br":
            pieces.append("\n" if event == "open" else "")
        elif tag in {"td", "th"}:
            pieces.append("\t" if event == "close" else "")
        elif tag in _BLOCKS:
            pieces.append("\n\n" if tag in _APART else "\n")
    return _tidy("".join(pieces))


def markdown(html: str) -> str:
    """Write links, images, headings, lists and tables as html2text does where it does not wrap."""
    walk = _walk(LexborHTMLParser(html).body)
    return _tidy("".join(_opened(node) if event == "open" else _closed(event, node) for event, node in walk))


def _opened(node: LexborNode) -> str:
    tag, attributes = node.tag or "", node.attributes
    if tag == "a":
        return "[" if attributes.get("href") else ""
    if tag == "img":
        return f"![{attributes.get('alt') or ''}]({attributes.get('src') or ''})"
    if tag in _BREAKS or tag in _AROUND:
        return _BREAKS.get(tag) or _AROUND[tag]
    return _around(tag) + _MARKED.get(tag, "")


def _closed(event: str, node: LexborNode) -> str:
    tag = node.tag or ""
    if event == "text":
        return _SPACE.sub(" ", node.text_content or "")
    if tag == "a" and node.attributes.get("href"):
        return f"]({node.attributes['href']})"
    if tag in {"td", "th"}:
        return " | "
    return "" if tag in _BREAKS else _AROUND.get(tag) or _around(tag)


def _around(tag: str) -> str:
    if tag not in _BLOCKS:
        return ""
    return "\n" if tag in {"li", "tr"} else "\n\n"


def _walk(root: LexborNode | None) -> Iterator[tuple[str, LexborNode]]:
    """Yield what is seen on the screen as (`open`, `text` or `close`, node)."""
    late = _late(root)
    stack = [("open", root)] if root else []
    while stack:
        event, node = stack.pop()
        if node.tag == "-text":
            yield "text", node
        elif node.tag == "template":
            stack += _children(late.pop(node.attributes.get("id") or "", None))
        elif event == "close" or not _is_hidden(node):
            yield event, node
            if event == "open":
                stack += [("close", node), *_children(node)]


def _late(root: LexborNode | None) -> dict[str, LexborNode]:
    """Return what a script moves into sight, by the id of the template that it is moved to."""
    parts = root.css(f'[hidden][id^="{_LATE}"]') if root else []
    numbers = ((part, (part.attributes["id"] or "").removeprefix(_LATE)) for part in parts)
    return {f"{place}{number}": part for part, number in numbers for place in _PLACES}


def _children(node: LexborNode | None) -> list[tuple[str, LexborNode]]:
    """Return the children, the first one last."""
    return [("open", child) for child in node.iter(include_text=True)][::-1] if node else []


def _is_hidden(node: LexborNode) -> bool:
    if (node.tag or "") in _SILENT or (node.tag or "").startswith(("-", "!")):
        return True
    style = (node.attributes.get("style") or "").replace(" ", "")
    return "hidden" in node.attributes or "display:none" in style


def _tidy(text: str) -> str:
    text = re.sub(r" ?\n ?(?! \*)", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
