"""From the tree to the outline, in one walk over its nodes."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.extract.body.hiding import is_hidden
from streams.extract.body.outline import Block, Element, Outline
from streams.extract.body.run import Run
from streams.extract.body.tags import DROPPED, HEADINGS, IMAGES, INLINE, SET_APART

__all__ = ["outline_of"]

_PROSE = 60  # letters: shorter blocks are headings, labels, links
_PROSE_LINKED = 0.4  # of the letters in links; a paragraph with more is a list of links
_ARTICLE = 600  # letters of prose: what a page says to those without scripts is shorter
_FIELDS = (None, "", "text", "email")  # types of an input that one types into
_APART = INLINE | DROPPED | {"br", "img", ""}  # what makes no block; not all nodes have a name
_BLOCK = "block"  # what a walk calls an element that makes blocks; an inline one it calls by its tag


def outline_of(dom: LexborHTMLParser) -> Outline:
    """Return the outline of a page; without blocks where it has no text.

    Where all of it is in a `noscript`, an element was left open there, and the article may be in it.
    """
    root = dom.body or dom.root
    outline = _walked(root, _APART)
    if outline.blocks:
        return outline
    unscripted = _walked(root, _APART - {"noscript"})
    enough = sum(block.prose for block in unscripted.blocks) >= _ARTICLE
    return unscripted if enough else outline


def _walked(root: LexborNode | None, apart: frozenset[str]) -> Outline:
    walk = _Walk(apart)
    if root is not None:
        walk.visit(root)
    return walk.outline


class _Walk:
    """The state of a walk: which elements are open, and the text since the last end of a block."""

    def __init__(self, apart: frozenset[str]) -> None:
        self.apart = apart
        self.outline = Outline([], [])
        self.elements, self.blocks = self.outline.elements, self.outline.blocks
        self.current = -1  # the innermost open element
        self.images = 0  # so far
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
                run.add(node.text_content or "")
            elif kind := self._enter(node, node.tag or ""):
                opened.append((node, kind))
                node = node.first_child
                continue
            node = node.next
        self._close()

    def _enter(self, node: LexborNode, tag: str) -> str:
        """Take an element in; return what it is if its children are to be visited, else an empty string."""
        if tag not in self.apart:
            self._open(tag, node.attributes)
            return _BLOCK
        if tag in INLINE:
            return self._enter_inline(node, tag)
        self._pass(node, tag)
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
        """Take in what holds no text."""
        if tag == "br":
            self._break()
        elif tag == "img" or tag in IMAGES:
            self.images += 1
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
        tag = self.elements[self.current].tag
        prose = size >= _PROSE and linked < _PROSE_LINKED * size and tag not in HEADINGS
        self.blocks.append(Block(self.current, tag, lines, size, linked, links, size if prose else 0))

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        if self.run.begun:
            self._end_block()
        if tag in SET_APART:
            self._hold()
        self.elements.append(Element(tag, self.current, attributes, len(self.blocks), images=self.images))
        self.current = len(self.elements) - 1

    def _hold(self) -> None:
        """Let all around what opens here know of it, as far as they know of nothing like it."""
        at = self.current
        while at >= 0 and not (around := self.elements[at]).holds:
            around.holds = True
            at = around.parent

    def _close(self) -> None:
        if self.run.begun:
            self._end_block()
        element = self.elements[self.current]
        element.end, element.last = len(self.blocks), len(self.elements)
        element.images = self.images - element.images
        self.current = element.parent
