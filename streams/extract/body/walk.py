"""From the tree to the outline, in one walk over its nodes."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.extract.body.hiding import is_hidden
from streams.extract.body.outline import Block, Element, Outline
from streams.extract.body.run import Run
from streams.extract.body.tags import DROPPED, HEADINGS, IMAGES, INLINE, SET_APART

__all__ = ["outline_of"]

_PROSE = 60  # letters: shorter blocks are headings, labels, links
_PROSE_LINKED = 0.4  # of the letters in links; a paragraph with more is a list of links
_FIELDS = (None, "", "text", "email")  # types of an input that one types into
_APART = INLINE | DROPPED | {"br", "img"}  # what makes no block
_BLOCK = "block"  # what `_enter` calls an element that makes blocks; an inline one it calls by its tag


def outline_of(dom: LexborHTMLParser) -> Outline:
    """Return the outline of a page; without blocks where it has no text."""
    walk = _Walk()
    root = dom.body or dom.root
    if root is not None:
        walk.visit(root)
    return walk.outline


class _Walk:
    """The state of a walk: which elements are open, and the text since the last end of a block."""

    def __init__(self) -> None:
        self.outline = Outline([], [])
        self.current = -1  # the innermost open element
        self.run = Run()

    def visit(self, root: LexborNode) -> None:
        """Walk over all nodes below the root: without recursion, since pages nest deeper than Python does."""
        self._open("body", root.attributes)
        run, opened = self.run, list[tuple[LexborNode, str]]()
        node = root.first_child
        while node is not None or opened:
            if node is None:
                node, kind = opened.pop()
                self._leave(kind)
            elif node.is_empty_text_node:  # most are: the breaks between the tags
                if run.text:
                    run.add(" ")
            elif node.is_text_node:
                text = node.text_content
                if text and (run.text or not text.isspace()):
                    run.add(text)
            elif kind := self._enter(node, node.tag or ""):
                opened.append((node, kind))
                node = node.first_child
                continue
            node = node.next
        self._close()

    def _enter(self, node: LexborNode, tag: str) -> str:
        """Take an element in; return what it is if its children are to be visited, else an empty string."""
        if tag in _APART:
            return self._enter_apart(node, tag)
        if tag:
            self._open(tag, node.attributes)
            return _BLOCK
        return ""

    def _enter_apart(self, node: LexborNode, tag: str) -> str:
        """Take in what makes no block."""
        if tag in INLINE:
            return self._enter_inline(node, tag)
        if tag in DROPPED:
            self._pass(node, tag)
        elif tag == "br":
            self._break()
        else:
            self.outline.elements[self.current].images += 1
        return ""

    def _leave(self, kind: str) -> None:
        if kind == _BLOCK:
            self._close()
        elif kind == "a":
            self.run.leave_link()

    def _enter_inline(self, node: LexborNode, tag: str) -> str:
        attributes = node.attributes
        if attributes and is_hidden(attributes):
            return ""
        if tag == "a":
            self.run.enter_link(attributes.get("href") or "")
        return tag

    def _pass(self, node: LexborNode, tag: str) -> None:
        if tag in IMAGES:
            self.outline.elements[self.current].images += 1
        elif tag == "input" and node.attributes.get("type") in _FIELDS:
            self.outline.fields.append(self.current)

    def _break(self) -> None:
        """End a line; a second break with nothing between ends the block."""
        if not self.run.end_line() and self.run.broken:
            self._end_block()
        self.run.break_off()

    def _end_block(self) -> None:
        taken = self.run.take()
        if taken is None:
            return
        lines, size, linked, links = taken
        tag = self.outline.elements[self.current].tag
        prose = size >= _PROSE and linked < _PROSE_LINKED * size and tag not in HEADINGS
        self.outline.blocks.append(Block(self.current, tag, lines, size, linked, links, size if prose else 0))

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        if self.run.begun:
            self._end_block()
        elements = self.outline.elements
        elements.append(Element(tag, self.current, attributes, len(self.outline.blocks)))
        self.current = len(elements) - 1

    def _close(self) -> None:
        if self.run.begun:
            self._end_block()
        elements = self.outline.elements
        element = elements[self.current]
        element.end, element.last = len(self.outline.blocks), len(elements)
        self.current = element.parent
        if self.current >= 0:
            around = elements[self.current]
            around.images += element.images
            around.holds = around.holds or element.holds or element.tag in SET_APART
