"""How much a line looks like a headline, in points: by its length, its end, and what stands around it."""

from collections.abc import Sequence

from streams.extract.furniture import of_head
from streams.extract.headline import is_dated
from streams.extract.meta.authors import BYLINE
from streams.extract.scraped.block import Block
from streams.extract.scraped.span import Sized

__all__ = ["can_be_headline", "looks", "stands"]

_SIZE = range(12, 300)  # letters of a headline
_SPACES = 2  # where words have spaces
_UNENDED = ",;:"  # what ends so goes on
#: The points were fitted together, with those of `title`, on half of 406 pages as seven tools dump them.
_LENGTH, _FULL = 2.0, 40  # for so many letters, and as much less as there are fewer
_LONG, _LENGTHY = 160, -0.7  # letters
_MARKS = {"heading": 2.0, "link": -2.5, "item": -2.0}
_NUMBERED, _STOP, _SENTENCE, _PROSE, _FURNITURE, _DATED = -2.0, -2.0, -1.2, -1.5, -1.7, -9.0
_SIGNED, _NEAR = 1.6, 4  # a date or a byline stands so many blocks below it
_BENEATH = -1.0  # a byline stands as near above it
_DOTS = " |·•–—-:,"


def can_be_headline(sized: Sized) -> bool:
    """Tell whether the line has the size of a headline, and does not go on."""
    text = sized.block.text
    return (
        sized.size in _SIZE
        and text[-1] not in _UNENDED
        and not (text.isascii() and text.count(" ") < _SPACES)
    )


def looks(sized: Sized) -> float:
    """Return the points of the line by itself."""
    text, size = sized.block.text, sized.size
    points = _LENGTH * min(1.0, size / _FULL) + _LENGTHY * (size > _LONG)
    points += _MARKS.get(sized.block.mark, _NUMBERED * _is_numbered(text))
    points += _FURNITURE * bool(of_head(text)) + _DATED * is_dated(text) + _PROSE * sized.prose
    return points + (_STOP if text[-1] == "." else _SENTENCE * (sized.ended and text[-1] not in "?？؟"))


def stands(blocks: Sequence[Sized], at: int) -> float:
    """Return the points of the place for what is near it."""
    below = blocks[at + 1 : at + 1 + _NEAR]
    above = blocks[max(0, at - _NEAR) : at]
    signed = any(is_dated(sized.block.text) or _is_byline(sized.block) for sized in below)
    return _SIGNED * signed + _BENEATH * any(_is_byline(sized.block) for sized in above)


def _is_byline(block: Block) -> bool:
    return BYLINE.fullmatch(block.text.strip(_DOTS)) is not None


def _is_numbered(text: str) -> bool:
    number, stop, rest = text.partition(".")
    return bool(stop) and number.isdecimal() and rest.startswith(" ")
