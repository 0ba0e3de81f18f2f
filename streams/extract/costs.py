"""What a page's tags would cost the parser.

lexbor reads a page in time linear in its length but for three things, each bounded here: elements within
elements (a block looks for a paragraph to close among all that are open), attributes of one tag (each is
compared with all before it), and elements such as `<font>` that are left open (each comes back in every
paragraph after it).
"""

import re
from collections import Counter

from selectolax.lexbor import LexborNode

from streams.errors import BadInput
from streams.extract.page import Html
from streams.extract.tags import EMPTY, START, how_many, start_tags, without_scripts
from streams.records import Reason

__all__ = ["check_attributes", "check_depth", "check_left_open"]

_MERGED = ("html", "body")  # of which a page has one each, whatever it writes
#: The rest of a tag; a quote is one only behind a `=`, anywhere else a letter of a name.
_TO_END = r"\b(?:[^>=]|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+"
_MERGED_TAG = re.compile(rf"<(?:html|body){_TO_END}", re.IGNORECASE)
_VALUE = re.compile(r"=\s{0,50}(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>]*+)")
_NAME = re.compile(r"[^\s/=]++")
#: Elements that a parser opens again in each block after the one that they were left open in.
_FORMATTING = ("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
#: With their attributes.
_WRITTEN = re.compile(rf"<(?:{'|'.join(_FORMATTING)}){_TO_END}", re.IGNORECASE)
_ALIKE = 3  # elements written alike that are opened again; of more, a parser forgets the earliest
#: Elements that need no start tag: html, body, a paragraph that only ends. A table makes two more in it.
_IMPLIED = 3
_MAX_REOPENED = 500_000  # elements: lexbor makes a million in .2 s, and readers pay more
_MAX_ATTRIBUTES = 1000  # of one tag, or of all tags that one element is made of. 20,000 take half a second
_SHORT = 20_000  # letters: less cannot hold enough attributes to hurt


def check_attributes(content: str, names: Counter[str]) -> None:
    """Look into what has no `>` for long, and into tags that all add to one element."""
    at = 0
    while at + _SHORT < len(content):
        if content.find(">", at, at + _SHORT) < 0:
            end = content.find(">", at)
            _check_tags_around(content, at, end if end >= 0 else len(content))
            at = end if end >= 0 else len(content)
        at += _SHORT
    if how_many(names, _MERGED) > len(_MERGED):
        merged = sum(map(len, _MERGED_TAG.findall(content)))
        if merged > _SHORT:
            raise BadInput(Reason.TOO_LARGE, f"the page's <html> and <body> tags have {merged:,} characters")


def _check_tags_around(content: str, at: int, end: int) -> None:
    """Count the attributes of the tag that ends here, wherever around this place it begins."""
    before = content.rfind(">", 0, at) + 1
    tag = START.search(content, before, end)
    if tag is None or content.rfind("<script", 0, tag.start()) > content.rfind("</script", 0, tag.start()):
        return
    count = len(_NAME.findall(_VALUE.sub(" ", content[tag.start() : end])))
    if count > _MAX_ATTRIBUTES:
        raise BadInput(Reason.TOO_LARGE, f"the page has a {tag[0]}> with some {count:,} attributes")


def check_left_open(content: str, names: Counter[str]) -> None:
    """Bound the elements that a parser makes of those left open: at most all of them in all others."""
    most = _MAX_REOPENED // max(1, names.total())
    if how_many(names, _FORMATTING) <= most:
        return
    content = without_scripts(content)
    written = Counter(_WRITTEN.findall(content))
    if sum(min(count, _ALIKE) for count in written.values()) <= most:
        return
    names = start_tags(Html(content).data)
    left_open = sum(max(0, names[f"<{name}"] - _closed(content, name)) for name in _FORMATTING)
    if left_open > most:
        message = f"the page leaves {left_open:,} elements such as <b> or <font> open over all others"
        raise BadInput(Reason.TOO_LARGE, message)


def _closed(content: str, name: str) -> int:
    return sum(content.count(f"</{end}>") for end in (name, name.upper()))


def check_depth(html: Html, names: Counter[str], limit: int) -> None:
    """Measure the tree where the tags might be too deep: which of them close others, the parser knows."""
    implied = _IMPLIED + 2 * names["<table"] + how_many(names, _FORMATTING)
    if names.total() - how_many(names, EMPTY) + implied <= limit:
        return
    node: LexborNode | None = html.dom.root
    depth = 1
    while node is not None and depth:
        below = node.child
        if below is not None:
            depth += 1
        if depth > limit:
            message = f"the page has more than {limit:,} elements open at a time"
            raise BadInput(Reason.TOO_DEEP, message)
        while below is None and node is not None:
            below = node.next
            if below is None:
                node, depth = node.parent, depth - 1
        node = below
