"""Which `article` of a page is its own, by the page's title, and which are other articles."""

import re

from streams.extract.body.outline import Block, Outline
from streams.extract.body.tags import HEADINGS

__all__ = ["other_articles", "own_article"]

_TEXT = 200  # letters of prose: a card has less, and a notice beside the title
_POSTS = 2  # articles with a time
_HEAD = 3  # blocks: the time, the title, who wrote it
_CLOCK = 20  # letters: "14:32 Uhr", "2.05 p.m. GMT", and no sentence with a time
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d|[.:]\d)")
_LINKED = 0.9  # of a title's letters


def own_article(outline: Outline) -> int | None:
    """Return the innermost `article` that holds the page's first `h1` and a text below it."""
    titles = (at for at, element in enumerate(outline.elements) if element.tag == "h1")
    title = next((at for at in titles if not _is_name(outline, at)), None)
    if title is None:
        return None
    end = outline.elements[title].end
    articles = (at for at in outline.around(title) if outline.elements[at].tag == "article")
    return next((at for at in articles if _prose(outline, end, outline.elements[at].end) >= _TEXT), None)


def other_articles(outline: Outline) -> list[int]:
    """Return each `article` beside the page's own that has its own title: an `h1`, or a link to its page.

    None where the page has no own one, or is a live blog. Sections of an article have other headings.
    """
    own = own_article(outline)
    if own is None:
        return []
    last = outline.elements[own].last
    around = frozenset(outline.around(own))
    beside = (
        at for at, element in enumerate(outline.elements) if element.tag == "article" and at not in around
    )
    others = [at for at in beside if not own < at < last]
    if sum(_is_timed(outline, at) for at in others) >= _POSTS:
        return []
    return [at for at in others if _has_title(outline, at)]


def _is_timed(outline: Outline, at: int) -> bool:
    """Tell whether it has a time of the day at its head, as the posts of a live blog do."""
    head = outline.blocks_of(at)[:_HEAD]
    return any(block.size <= _CLOCK and _TIME.match(block.text) for block in head)


def _has_title(outline: Outline, at: int) -> bool:
    heading = next((block for block in outline.blocks_of(at) if block.tag in HEADINGS), None)
    return heading is not None and (heading.tag == "h1" or _leads_away(heading))


def _leads_away(heading: Block) -> bool:
    linked = heading.linked >= _LINKED * heading.size
    return linked and not any("#" in link for link in heading.links)


def _is_name(outline: Outline, title: int) -> bool:
    """Tell whether a title is the site's name, which leads to the front page."""
    blocks = outline.blocks_of(title)
    return sum(block.linked for block in blocks) >= _LINKED * sum(block.size for block in blocks)


def _prose(outline: Outline, first: int, end: int) -> int:
    return sum(block.prose for block in outline.blocks[first:end])
