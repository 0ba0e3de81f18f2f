"""newsfold's own extractor: what it takes for the article, and how sure it may be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from streams.extract.body.container import Container, contain
from streams.extract.body.leftout import Cause, causes_of
from streams.extract.body.lift import lifted
from streams.extract.body.outline import Block, Outline
from streams.extract.body.picking import picked
from streams.extract.body.rows import lines_of
from streams.extract.body.standfirst import leads

__all__ = ["NAME", "Reading", "read"]

NAME = "newsfold"
_MAX_WIDER = 16  # elements; a page has some ten levels, a hostile one two thousand
_UNCOUNTED = (Cause.COMMENTS, Cause.HIDDEN, Cause.OTHER)


@dataclass(frozen=True)
class Reading:
    """A page read with one of its elements taken for the article's."""

    outline: Outline
    causes: list[Cause]  #: of each element of the page
    element: int
    standfirsts: frozenset[str]  #: keys of the page's descriptions of itself

    @cached_property
    def blocks(self) -> list[Block]:
        """The article's blocks, in order."""
        return leads(self.outline, self.causes, self.element, self.standfirsts) + self.inner

    @cached_property
    def inner(self) -> list[Block]:
        """Those of them that stand in its element."""
        return picked(self.outline, self.causes, self.element)

    @cached_property
    def lines(self) -> list[str]:
        """The article's paragraphs, cleaned."""
        return lines_of(self.outline, self.blocks)

    @cached_property
    def size(self) -> int:
        """The article's letters."""
        return sum(block.size for block in self.blocks)

    @cached_property
    def share(self) -> float:
        """The article's share of the page's prose, comments and hidden text left out; at times above 1."""
        causes = self.causes
        prose = sum(b.prose for b in self.outline.blocks if causes[b.element] not in _UNCOUNTED)
        return self.size / max(1, prose)

    def wider(self) -> Iterator["Reading"]:
        """Yield readings that take more of the page: larger elements, and nothing in them left out."""
        none = [Cause.NONE] * len(self.causes)
        for element in self._larger()[:_MAX_WIDER]:
            yield replace(self, element=element)
            yield replace(self, element=element, causes=none)

    def _larger(self) -> list[int]:
        """Return the element and those around it, as far as each adds something."""
        larger = [self.element]
        for element in self.outline.around(self.element)[1:]:
            inner, outer = self.outline.elements[larger[-1]], self.outline.elements[element]
            if outer.end - outer.first > inner.end - inner.first:
                larger.append(element)
        return larger


def read(outline: Outline, standfirsts: frozenset[str], *, live: bool = False) -> Reading:
    """Read a page that has at least one block; `live` if it says that it is a live blog."""
    container: Container = contain(outline)
    causes = causes_of(container)
    return Reading(outline, causes, lifted(container, causes, live=live), standfirsts)
