"""The title that a page has at its top, found again above its article."""

import re
from collections.abc import Iterator, Sequence

from streams.extract.lines import weight
from streams.extract.scraped.block import Block

__all__ = ["parted_at_title"]

_LETTERS = 20  # of a title: shorter beginnings are an outlet's name, or a menu's first words
_SPACES = 2
_LINE = 300  # letters: a longer first line is more than a title
_LEAST = 1 / 3  # of the first line, that its title is
_SUFFIX = re.compile(r"\s?[|»]|\s[-–—·•:]\s|--| ::")
_ENDS = " -–—|:·•»,/"


def parted_at_title(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those that run on before or behind the page's own title taken apart at it.

    A page's text begins with its title where the tool kept it: "Ferry to reopen | Harrow Daily". As far as
    these words come again they are the article's title, whatever is strung together with it.
    """
    title = _recurring([block.text for block in blocks]) if blocks else ""
    if not title:
        return list(blocks)
    return [part for block in blocks for part in (_parts(block, title) if title in block.text else (block,))]


def _recurring(lines: list[str]) -> str:
    """Return the beginning of the first line, up to the outlet's name or its end, that comes again below."""
    first = lines[0]
    again = _again(first, "\n".join(lines))
    end = _end(lines, again) if len(first) <= _LINE else _word_end(first, again)
    title = first[:end].rstrip(_ENDS)
    if title.endswith("."):
        return ""  # a sentence that comes again, in a text that is there twice
    is_most = len(first) > _LINE or len(title) > _LEAST * len(first)
    is_named = title.count(" ") >= _SPACES or not title.isascii()
    return title if weight(title) >= _LETTERS and is_most and is_named else ""


def _again(first: str, text: str) -> int:
    """Return how many letters of the first line come again: a beginning does if a longer one does."""
    low, high = 0, min(len(first), _LINE)
    while low < high:
        middle = (low + high + 1) // 2
        if text.find(first[:middle], middle) >= 0:
            low = middle
        else:
            high = middle - 1
    return low


def _end(lines: list[str], again: int) -> int:
    """Return where the title ends: at a bar, or with the line; the first place where it is a line below."""
    first = lines[0]
    ends = [cut.start() for cut in _SUFFIX.finditer(first)] + [len(first)]
    fits = [end for end in ends if end <= again]
    return next((end for end in fits if first[:end].rstrip(_ENDS) in lines), max(fits, default=0))


def _word_end(first: str, again: int) -> int:
    within = 0 < again < len(first) and first[again].isalnum() and first[again - 1].isalnum()
    return max(0, first.rfind(" ", 0, again)) if within else again


def _parts(block: Block, title: str) -> Iterator[Block]:
    for at, text in enumerate(block.text.split(title)):
        if at:
            yield block._replace(text=title)
        if any(map(str.isalnum, text)):
            yield block._replace(text=text.strip())
