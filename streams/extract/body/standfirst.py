"""What stands between the title and the element that holds the article, and belongs to it."""

from streams.extract.body.boxes import in_asking
from streams.extract.body.leftout import Cause
from streams.extract.body.marks import is_standfirst
from streams.extract.body.outline import Block, Outline
from streams.extract.body.tags import HEADINGS
from streams.extract.furniture import of_head
from streams.extract.lines import ends_sentence, key

__all__ = ["leads"]

_ABOVE = 15  # blocks that are looked at where the page has no title
_MAX_ABOVE = 60  # blocks between the title and the article
_LEAST = 30  # letters of a description that is shown
_NAMED = 40  # letters of a standfirst that only its class tells
_HEADING = 80  # letters of a standfirst in a heading's tag
_LINKED = 0.3
_BEGINNING = 40  # letters that a description and what is shown share where one of them is cut
_SHARE = 0.6  # of what is shown that the description has: "Berlin. " may stand before it
_CAPTION = 250  # letters: a longer text beside a picture is a first paragraph
_LABEL = 30  # letters of what stands beside a caption: whose picture it is
_CAPTIONS = frozenset(("figcaption", "figure"))
_NO_TEXT = frozenset(("h1", "li"))


def leads(outline: Outline, causes: list[Cause], element: int, standfirsts: frozenset[str]) -> list[Block]:
    """Return the standfirst, and paragraphs that stand beside the article's element rather than in it.

    `standfirsts` has the keys of the page's descriptions of itself. What they say is taken even where its
    class is a teaser's.
    """
    around, start = frozenset(outline.around(element)), outline.elements[element].first
    paragraphs: dict[str, Block] = {}
    for block in outline.blocks[_title_at(outline, start) : start]:
        if any(outline.elements[at].tag in _CAPTIONS for at in outline.around(block.element)):
            continue
        if _is_stated(block, standfirsts) or _is_own(outline, causes, block, around):
            paragraphs.setdefault(block.text, block)
    return list(paragraphs.values())


def _is_own(outline: Outline, causes: list[Cause], block: Block, around: frozenset[int]) -> bool:
    """Tell whether the block is the article's by its names or its place, and says nothing of the site."""
    is_lead = not causes[block.element] and _is_lead(outline, block, around)
    is_text = not is_lead and _is_text(block) and _is_open(outline, causes, block, around)
    if not is_lead and (not is_text or _is_below_picture(outline, block, around)):
        return False
    return of_head(block.text) is None and of_head(block.lines[0]) is None


def _title_at(outline: Outline, start: int) -> int:
    """Return where the last `h1` up to a block begins, or a place not far above it."""
    titles = (element.first for element in outline.elements if element.tag == "h1" and element.first <= start)
    return max(max(titles, default=start - _ABOVE), start - _MAX_ABOVE, 0)


def _is_stated(block: Block, standfirsts: frozenset[str]) -> bool:
    if block.size < _LEAST or not standfirsts:
        return False
    name = key(block.text)
    return any(name == other or _is_cut(name, other) for other in standfirsts)


def _is_cut(name: str, other: str) -> bool:
    if len(other) <= _BEGINNING:
        return False
    return name.startswith(other[:_BEGINNING]) or (other in name and len(other) > _SHARE * len(name))


def _is_lead(outline: Outline, block: Block, around: frozenset[int]) -> bool:
    if _is_beside(outline, block, around):
        return True
    element = outline.elements[block.element]
    if block.size < _NAMED or block.linked >= _LINKED * block.size:
        return False
    return is_standfirst(element) or (block.tag == "p" and is_standfirst(outline.elements[element.parent]))


def _is_text(block: Block) -> bool:
    """Tell whether the block is a paragraph: above its first one, an article has no other text than its own.

    Lists stand there too, of what a reader is to learn from it, or of who has written it.
    """
    if block.tag in _NO_TEXT or block.linked >= _LINKED * block.size:
        return False
    is_long = block.prose or (block.tag in HEADINGS and block.size >= _HEADING)
    return bool(is_long) and ends_sentence(block.lines[-1])


def _is_open(outline: Outline, causes: list[Cause], block: Block, around: frozenset[int]) -> bool:
    """Tell whether the block is in no box that asks, nor left out but for what is called a teaser."""
    at = block.element
    if not causes[at]:
        return not in_asking(outline, at)
    while causes[outline.elements[at].parent]:
        at = outline.elements[at].parent
    beside = outline.elements[at].parent in around
    return beside and causes[at] is Cause.FURNITURE and is_standfirst(outline.elements[at])


def _is_below_picture(outline: Outline, block: Block, around: frozenset[int]) -> bool:
    """Tell whether the block is in something with a picture and little else: it is the picture's caption.

    A picture that is set apart by an element of its own below the text has its caption there.
    """
    if block.size > _CAPTION or block.links:  # what is drawn in a line may be its link's icon
        return False
    inner = block.element
    for at in outline.around(block.element):
        element = outline.elements[at]
        if at in around or _has_other_text(outline, at, block):
            return False
        if element.images > sum(
            outline.elements[below].images for below in _after(outline, inner, element.last)
        ):
            return True
        inner = at
    return False


def _has_other_text(outline: Outline, at: int, block: Block) -> bool:
    others = [other for other in outline.blocks_of(at) if other is not block]
    return any(other.tag in HEADINGS or other.size > _LABEL for other in others)


def _after(outline: Outline, inner: int, last: int) -> list[int]:
    """Return the elements that stand behind one, in what it is directly in."""
    parent = outline.elements[inner].parent
    behind = range(outline.elements[inner].last, last)
    return [at for at in behind if outline.elements[at].parent == parent]


def _is_beside(outline: Outline, block: Block, around: frozenset[int]) -> bool:
    """Tell whether the block is a paragraph directly in something that is around the article's element."""
    return block.prose > 0 and block.tag == "p" and outline.elements[block.element].parent in around
