"""The element by which a page says which text on it is its article: an `article` with the page's own title."""

from streams.extract.body.outline import Outline

__all__ = ["own_article"]

_TEXT = 200  # letters of prose: a card has less, and a notice beside the title
_LINKED = 0.9  # of a title's letters: it is the site's name, which leads to the front page


def own_article(outline: Outline) -> int | None:
    """Return the innermost `article` that holds the page's first `h1` and a text below it."""
    title = next((at for at in range(len(outline.elements)) if _is_title(outline, at)), None)
    if title is None:
        return None
    end = outline.elements[title].end
    articles = (at for at in outline.around(title) if outline.elements[at].tag == "article")
    return next((at for at in articles if _prose(outline, end, outline.elements[at].end) >= _TEXT), None)


def _is_title(outline: Outline, at: int) -> bool:
    if outline.elements[at].tag != "h1":
        return False
    blocks = outline.blocks_of(at)
    return sum(block.size for block in blocks) * _LINKED > sum(block.linked for block in blocks)


def _prose(outline: Outline, first: int, end: int) -> int:
    return sum(block.prose for block in outline.blocks[first:end])
