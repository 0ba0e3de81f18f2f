"""The lines around a page's headline, where readers look for the author and the date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter

from selectolax.lexbor import LexborAttributes, LexborNode

from streams.extract.lines import clean, is_prose, words
from streams.extract.meta.elements import BLOCKS, SILENT, ancestors, text_of
from streams.extract.page import HtmlPage

__all__ = ["Line", "headline_of", "lines_above", "lines_below"]

_ALIKE = 0.5  # share of words that a heading has in common with the title that it shows
_MAX_HEADINGS = 100
_MAX_TEXT = 2_000  # characters of one text: more is prose, and is not looked at
_MAX_LEAVES = 400  # nodes without children, looked at in each direction
_LEVELS = 8  # elements between a text and its block
_MAX_BELOW = 40  # lines
_MAX_ABOVE = 8
_MAX_PROSE = 2  # paragraphs: behind a standfirst or two the article has begun


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a reader sees it."""

    text: str
    times: tuple[str, ...] = ()  #: what its `<time>` elements say to machines
    links: tuple[str, ...] = ()  #: where its links lead


def headline_of(page: HtmlPage, headings: tuple[LexborNode, ...], title: str) -> LexborNode | None:
    """Return the heading that shows the title, whatever its rank, else the first `h1`."""
    wanted = set(words(title))
    heading = _likest(headings, wanted)
    if heading is None and wanted:
        heading = _likest(page.dom.css("h2,h3,h4")[:_MAX_HEADINGS], wanted)
    return next(iter(headings), None) if heading is None else heading


def lines_below(headline: LexborNode) -> Iterator[Line]:
    """Yield the lines below the headline, as far as the article's first paragraphs."""
    prose = 0
    for line in islice(_lines(islice(_leaves(headline, forward=True), _MAX_LEAVES)), _MAX_BELOW):
        yield line
        prose += is_prose(line.text)
        if prose >= _MAX_PROSE:
            return


def lines_above(headline: LexborNode) -> list[Line]:
    """Return the lines above the headline, the nearest first."""
    leaves = islice(_leaves(headline, forward=False), _MAX_LEAVES)
    return list(islice(_lines(leaves, step=-1), _MAX_ABOVE))


def _likest(ranked: Iterable[LexborNode], wanted: set[str]) -> LexborNode | None:
    """Return the heading that is most like the title; None where none is like it."""
    alike = [(_likeness(heading, wanted), heading) for heading in ranked]
    most, best = max(alike, key=itemgetter(0), default=(0.0, None))
    return best if most >= _ALIKE else None


def _likeness(heading: LexborNode, wanted: set[str]) -> float:
    shown = set(words(text_of(heading)))
    return len(shown & wanted) / max(len(shown | wanted), 1)


def _lines(leaves: Iterable[LexborNode], step: int = 1) -> Iterator[Line]:
    """Join the texts that stand in one block, without a break between them; `step` is -1 in reverse."""
    for _, run in groupby(_placed(leaves), key=itemgetter(0)):
        nodes = [(node, around) for _, node, around in run if node.is_text_node][::step]
        text = clean(" ".join((node.text_content or "")[:_MAX_TEXT] for node, _ in nodes))
        if text:
            stated = [parent.attrs for _, around in nodes for parent in around]
            yield Line(text, _values(stated, "datetime"), _values(stated, "href"))


def _placed(leaves: Iterable[LexborNode]) -> Iterator[tuple[int, LexborNode, list[LexborNode]]]:
    """Yield each text with the address of its block and the elements in between, and breaks with 0."""
    for leaf in leaves:
        if leaf.is_text_node:
            if not leaf.is_empty_text_node:
                block, around = _block_of(leaf)
                yield block, leaf, around
        elif leaf.tag in BLOCKS:
            yield 0, leaf, []


def _block_of(leaf: LexborNode) -> tuple[int, list[LexborNode]]:
    """Return a text's block, with the elements up to the one around it, which may be a link."""
    around: list[LexborNode] = []
    for parent in islice(ancestors(leaf), _LEVELS):
        around.append(parent)
        if parent.tag in BLOCKS:
            beyond = parent.parent if len(around) < _LEVELS else None
            return parent.mem_id, around if beyond is None else [*around, beyond]
    return around[-1].mem_id if around else 0, around[:1]


def _values(stated: Iterable[LexborAttributes], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for attributes in stated if (value := attributes.get(name))))


def _leaves(start: LexborNode, *, forward: bool) -> Iterator[LexborNode]:
    """Yield the leaves behind the element in the page's order, or those before it in the reverse."""
    at: LexborNode | None = start
    while at is not None and at.tag != "body":
        beside = at.next if forward else at.prev
        if beside is None:
            at = at.parent
            continue
        at = beside
        while (inner := at.first_child if forward else at.last_child) is not None and at.tag not in SILENT:
            at = inner
        yield at
