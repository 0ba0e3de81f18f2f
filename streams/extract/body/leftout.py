"""Which elements of a page are left out of its article, and why."""

from enum import StrEnum
from itertools import accumulate

from streams.extract.body.container import Container
from streams.extract.body.marks import Mark, is_pictured, is_standfirst, mark_of, names_subject
from streams.extract.body.outline import Element
from streams.extract.body.rows import data_cells
from streams.extract.body.tags import HEADINGS, LIST_TAGS, PARAGRAPHS
from streams.extract.lines import ends_sentence

__all__ = ["Cause", "causes_of"]

_DOUBTFUL = 600  # letters: what may be either and is longer is text
_DOUBTFUL_LINKED = 0.3
_LINK_LIST = 3  # items
_LINK_LIST_LINKED = 0.65
_CAPTION = 300  # letters
_CAPTION_BLOCKS = 3  # the caption, who took the picture, a button to enlarge it
_LONE_CAPTION = 200  # letters
_SUBJECT, _SUBJECT_PARAGRAPH = 300, 160  # letters: what is shorter is a button, a date, an appeal to share
_SUBJECT_LINKED = 0.1


class Cause(StrEnum):
    """Why an element is left out of the article."""

    NONE = ""  #: it is not
    OTHER = "other"  #: it is another article
    HIDDEN = "hidden"  #: readers do not see it
    COMMENTS = "comments"
    FURNITURE = "furniture"  #: its tag or its names say so: menus, teasers, share bars, forms
    LINKS = "links"  #: little but links is in it
    CAPTION = "caption"  #: it stands around a picture


_BY_MARK = {
    Mark.OTHER: Cause.OTHER,
    Mark.HIDDEN: Cause.HIDDEN,
    Mark.COMMENTS: Cause.COMMENTS,
    Mark.FURNITURE: Cause.FURNITURE,
}
_UNSURE = (Mark.DOUBTFUL, Mark.FURNITURE)  # what a name alone may have said


def causes_of(container: Container) -> list[Cause]:
    """Return for each element of the page whether and why it is left out: with all that is in it."""
    find = _Finder(container)
    causes = [Cause.NONE]
    for at, element in enumerate(container.outline.elements[1:], start=1):
        causes.append(causes[element.parent] or find.cause(at, element))
    return causes


class _Finder:
    """What is looked up for each element: sums over its blocks, in constant time."""

    def __init__(self, container: Container) -> None:
        self.container = container
        blocks = container.outline.blocks
        self.sizes = [0, *accumulate(block.size for block in blocks)]
        self.linked = [0, *accumulate(block.linked for block in blocks)]
        self.cells = data_cells(container.outline)

    def cause(self, at: int, element: Element) -> Cause:
        if element.first == element.end or at in self.container.around:
            return Cause.NONE
        marks = self.container.marks
        mark = marks[at] if at in marks else mark_of(element)
        if mark in _UNSURE and (at in self.cells or self._is_subject(element, mark)):
            mark = Mark.NONE
        if mark in _BY_MARK and not self._is_standfirst(element, mark):
            return _BY_MARK[mark]
        if self._is_links(element, mark):
            return Cause.LINKS
        return Cause.CAPTION if element.images and self._is_caption(element) else Cause.NONE

    def _is_standfirst(self, element: Element, mark: Mark) -> bool:
        """Tell whether it is one paragraph called a teaser: one of another article has a link to it."""
        linked = self.linked[element.end] > self.linked[element.first]
        return mark is Mark.FURNITURE and element.tag == "p" and not linked and is_standfirst(element)

    def _is_subject(self, element: Element, mark: Mark) -> bool:
        """Tell whether a name that has two senses says what a text is about, as links and labels are none."""
        size = self.sizes[element.end] - self.sizes[element.first]
        linked = self.linked[element.end] - self.linked[element.first]
        least = _SUBJECT_PARAGRAPH if element.tag == "p" else _SUBJECT
        is_text = size >= least and linked <= _SUBJECT_LINKED * size
        return is_text and mark is Mark.FURNITURE and names_subject(element)

    def _is_links(self, element: Element, mark: Mark) -> bool:
        size = self.sizes[element.end] - self.sizes[element.first]
        linked = self.linked[element.end] - self.linked[element.first]
        if element.tag in LIST_TAGS and element.end - element.first >= _LINK_LIST:
            return linked > _LINK_LIST_LINKED * size
        linky = mark is Mark.DOUBTFUL and size < _DOUBTFUL and linked > _DOUBTFUL_LINKED * size
        return linky and not self._is_post(element)

    def _is_post(self, element: Element) -> bool:
        """Tell whether it is a text under a heading that leads nowhere: links below it are its own."""
        blocks = self.container.outline.blocks[element.first : element.end]
        heading = next((at for at, block in enumerate(blocks) if block.tag in HEADINGS), len(blocks))
        return any(block.prose for block in blocks[heading:]) and not blocks[heading].linked

    def _is_caption(self, element: Element) -> bool:
        size = self.sizes[element.end] - self.sizes[element.first]
        count = element.end - element.first
        if size >= _CAPTION or count > _CAPTION_BLOCKS or element.tag in PARAGRAPHS:
            return False
        blocks = self.container.outline.blocks[element.first : element.end]
        if any(block.tag in HEADINGS for block in blocks):
            return False
        alone = count == 1 and size < _LONE_CAPTION and blocks[0].tag != "p"
        return is_pictured(element) or (alone and not ends_sentence(blocks[0].text))
