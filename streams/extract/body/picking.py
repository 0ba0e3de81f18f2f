"""Which blocks of the article's element are its text, in order."""

from streams.extract.body.boxes import asking
from streams.extract.body.leftout import Cause
from streams.extract.body.outline import Block, Outline
from streams.extract.body.rows import data_cells
from streams.extract.body.tags import HEADINGS

__all__ = ["picked"]

_LINKED = 0.8  # of a block's letters: it is a link to elsewhere, "Read also: ..."
_LINK = 200  # letters: a longer block with so many links is a paragraph still
_NAMED = 3  # links in one paragraph: it lists places or people, which have pages of their own
_HEADING_LINKED = 0.5
_SECTIONS = 3  # so many `h1` head the sections; two are the title for different screens


def picked(outline: Outline, causes: list[Cause], element: int) -> list[Block]:
    """Return the blocks of an element that are text of the article."""
    blocks: list[Block] = []
    gone = False  # whether links were left out since the last block that was kept
    boxed, titles, cells = _boxed(outline, element), _titles(outline, element), data_cells(outline)
    for block in outline.blocks_of(element):
        if causes[block.element] or block.element in boxed:
            gone = gone or block.linked > _HEADING_LINKED * block.size
        elif block.element not in cells and _is_link(block):
            gone = True
        elif block.tag == "h1" and block.text in titles:
            continue
        else:
            _end_section(blocks, block, gone)
            blocks.append(block)
            gone = False
    return _ended(blocks)


def _titles(outline: Outline, element: int) -> frozenset[str]:
    """Return the texts of the `h1` that are the article's title, not a section's: some pages use no other."""
    within = [block.text for block in outline.blocks_of(element) if block.tag == "h1"]
    first = next((block.text for block in outline.blocks if block.tag == "h1"), "")
    return frozenset((first, *(within if len(within) < _SECTIONS else ())))


def _boxed(outline: Outline, element: int) -> set[int]:
    """Return the elements that stand in a box which asks for something."""
    return {at for box in asking(outline, element) for at in range(box, outline.elements[box].last)}


def _is_link(block: Block) -> bool:
    if block.tag in HEADINGS:
        return block.linked > _HEADING_LINKED * block.size and not all(map(_is_within, block.links))
    if block.size >= _LINK or block.linked <= _LINKED * block.size:
        return False
    return block.tag != "p" or len(block.links) < _NAMED


def _is_within(link: str) -> bool:
    """Tell whether a link leads to a place on its own page: a heading has one for readers to copy."""
    return link.startswith("#")


def _ended(blocks: list[Block]) -> list[Block]:
    """Return the blocks without headings that nothing follows."""
    while blocks and blocks[-1].tag in HEADINGS:
        blocks.pop()
    return blocks


def _end_section(blocks: list[Block], block: Block, gone: bool) -> None:
    """Take off the heading that stood above links only: the next one is of its rank, or a higher one."""
    above = blocks[-1].tag if blocks else ""
    if gone and block.tag in HEADINGS and above in HEADINGS and block.tag <= above:
        blocks.pop()
