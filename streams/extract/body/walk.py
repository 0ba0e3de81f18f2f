"""From the tree to the outline, in one walk over its nodes."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.extract.body.hiding import is_hidden
from streams.extract.body.outline import Block, Element, Outline
from streams.extract.body.tags import DROPPED, HEADINGS, IMAGES, INLINE, SET_APART
from streams.extract.lines import weight

__all__ = ["outline_of"]

_PROSE = 60  # letters: shorter blocks are headings, labels, links
_PROSE_LINKED = 0.4  # of the letters in links; a paragraph with more is a list of links
_FIELDS = (None, "", "text", "email")  # types of an input that one types into


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
        self.text: list[str] = []  # of the line
        self.linked: list[str] = []  # of the block
        self.lines: list[str] = []  # of the block
        self.links: list[str] = []  # of the block
        self.in_link = 0
        self.broken = False  # whether a `<br>` has just ended a line

    def visit(self, root: LexborNode) -> None:
        """Walk over all nodes below the root: without recursion, since pages nest deeper than Python does."""
        self._open("body", root.attributes)
        opened: list[tuple[LexborNode, str]] = []
        node = root.first_child
        while True:
            if node is None:
                if not opened:
                    break
                node, kind = opened.pop()
                self._leave(kind)
                node = node.next
                continue
            kind = self._enter(node)
            if kind:
                opened.append((node, kind))
                node = node.first_child
            else:
                node = node.next
        self._close()

    def _enter(self, node: LexborNode) -> str:
        """Take a node in; return what it is if its children are to be visited, else an empty string."""
        tag = node.tag
        if tag == "-text":
            self._add(node.text_content or "")
        elif tag in INLINE:
            return self._enter_inline(tag or "", node)
        elif tag in DROPPED:
            self._pass(tag or "", node)
        elif tag == "br":
            self._break()
        elif tag == "img" or tag is None:
            self.outline.elements[self.current].images += 1
        else:
            self._open(tag, node.attributes)
            return "block"
        return ""

    def _leave(self, kind: str) -> None:
        if kind == "block":
            self._close()
        elif kind == "a":
            self.in_link -= 1

    def _enter_inline(self, tag: str, node: LexborNode) -> str:
        attributes = node.attributes
        if attributes and is_hidden(attributes):
            return ""
        if tag == "a":
            self.in_link += 1
            self.links.append(attributes.get("href") or "")
        return tag

    def _pass(self, tag: str, node: LexborNode) -> None:
        if tag in IMAGES:
            self.outline.elements[self.current].images += 1
        elif tag == "input" and node.attributes.get("type") in _FIELDS:
            self.outline.fields.append(self.current)

    def _add(self, text: str) -> None:
        if not self.text and text.isspace():  # most texts of a page are the breaks between its tags
            return
        if self.in_link:
            self.linked.append(text)
        self.text.append(text)

    def _break(self) -> None:
        """End a line; a second break with nothing between ends the block."""
        before = len(self.lines)
        self._end_line()
        if len(self.lines) == before and self.broken:
            self._end_block()
        self.broken = True

    def _end_line(self) -> None:
        if self.text:
            line = " ".join("".join(self.text).split())
            self.text.clear()
            if line:
                self.lines.append(line)

    def _end_block(self) -> None:
        if self.text:
            self._end_line()
        if self.lines:
            self.outline.blocks.append(self._block())
            self.lines = []
        if self.links or self.linked:
            self.links = self.links[-1:] if self.in_link else []  # a link may go on through several blocks
            self.linked.clear()
        self.broken = False

    def _block(self) -> Block:
        text = " ".join(self.lines)
        size = _size(text)
        linked = min(size, _size(" ".join("".join(self.linked).split()))) if self.linked else 0
        element = self.outline.elements[self.current]
        prose = size >= _PROSE and linked < _PROSE_LINKED * size and element.tag not in HEADINGS
        return Block(self.current, element.tag, self.lines, size, linked, self.links, size if prose else 0)

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._end_block()
        elements = self.outline.elements
        elements.append(Element(tag, self.current, attributes, len(self.outline.blocks)))
        self.current = len(elements) - 1

    def _close(self) -> None:
        self._end_block()
        elements = self.outline.elements
        element = elements[self.current]
        element.end, element.last = len(self.outline.blocks), len(elements)
        self.current = element.parent
        if self.current >= 0:
            around = elements[self.current]
            around.images += element.images
            around.holds |= element.holds or element.tag in SET_APART


def _size(text: str) -> int:
    return len(text) if text.isascii() else weight(text)
