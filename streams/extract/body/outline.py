"""A page in outline: its elements and its blocks of text, as plain lists in the page's order.

All later steps look at these, not at the tree, so that the tree is walked once. They are structs, which are
made in a quarter of a dataclass's time: a page has a thousand. None of them leads back to itself, so that the
garbage collector need not look at them.
"""

from msgspec import Struct, field

__all__ = ["Block", "Element", "Outline"]


class Element(Struct, gc=False):
    """An element that makes blocks: no `span`, no `script`."""

    tag: str
    parent: int  #: index of the element around it; the first one, the body, has -1
    attributes: dict[str, str | None]
    first: int  #: index of its first block
    end: int = 0  #: one behind its last block
    last: int = 0  #: one behind the last element in it
    images: int = 0  #: pictures and players in it
    holds: bool = False  #: whether a table, a quotation or preformatted text is in it


class Block(Struct, gc=False):
    """A run of text between two ends of block elements; `<br>` divides it into lines."""

    element: int  #: index of the innermost element around it
    tag: str  #: that element's
    lines: list[str]  #: with single spaces; never empty
    size: int  #: letters, as `lines.weight` counts them
    linked: int  #: letters in links
    links: list[str]  #: where its links lead, as the page has it
    prose: int = 0  #: its size where it reads as a paragraph, else 0

    @property
    def text(self) -> str:
        """All its lines as one."""
        return " ".join(self.lines)


class Outline(Struct, gc=False):
    """All of a page's elements and blocks."""

    elements: list[Element]
    blocks: list[Block]
    fields: list[int] = field(default_factory=list)  #: elements with a field to type into, one each

    def around(self, element: int) -> list[int]:
        """Return an element and all that it stands in, innermost first."""
        indices = []
        while element >= 0:
            indices.append(element)
            element = self.elements[element].parent
        return indices

    def blocks_of(self, element: int) -> list[Block]:
        """Return the blocks in an element and in all elements within it."""
        holder = self.elements[element]
        return self.blocks[holder.first : holder.end]
