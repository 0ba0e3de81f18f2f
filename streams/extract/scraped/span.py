"""What each block of a page's text says for its being the article's, and where the most of it stands."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from streams.extract.furniture import of_head
from streams.extract.lines import ends_sentence, weight
from streams.extract.scraped.block import Block
from streams.extract.scraped.joints import CAPITALS, SMALL
from streams.extract.scraped.site import is_of_site

__all__ = ["Sized", "densest", "is_loose", "measure", "values_of"]

_PROSE_ENDED, _PROSE_OPEN = 80, 160  # letters, as `lines.is_prose` has them
_ITEM_OPEN = 200  # of an item: in a list of other articles, each has a caption and a headline in one
_NAMES = 0.55  # share of words in capitals, of which even German prose has less than half: a menu on one line
_MARKS = re.compile("[.!?…:;,。！？、，।؟۔،]")
_ENDLESS = 300  # letters without a mark: no prose goes on like that
#: What stands before the first joint of a text, or its first colon without a space.
_STRUNG = re.compile(rf".{{8,60}}?(?:(?<=[^\W\d_]:)|(?<={SMALL}))(?=[„“«\"]?[{CAPITALS}])")
_HEADINGS = frozenset({"read-also", "comments", "share-bar", "newsletter"})
_IDEOGRAPH, _MOSTLY = re.compile("[\u3040-\u30ff\u3400-\u9fff]"), 0.5  # of the letters
_STOPPED, _LISTED_BY = 150, 15  # ideographs to a full stop in any prose, and to a comma in a list of places
#: Worth in letters. A paragraph counts as long as it is, up to a limit and less a label's worth.
_LONGEST, _BASE = 400, 50
_ALONE, _TEASER = 250, 0.3  # a shorter paragraph between labels is the teaser of another article, as a rule
_SENTENCE, _SENTENCE_LENGTH = 20.0, 30
_STOP = "。"  # no label has it, however short
_COMMA = "、"
_LISTING = ",、，："
_HEADING, _LABEL, _TITLE, _LINK = -15.0, -33.0, -15.0, -60.0
_TITLE_LETTER, _TITLE_LENGTH = 0.12, 100  # by letter, up to so many: the titles of others are long
_LABEL_SPACES = 3  # words less one that a label has at most
_MARKED, _LISTED = 2, 15.0  # marks of a line that lists things, "Murni: Sool, Taru, Vell": none of a menu
_MENU_WORD = -10.0  # for each word of a menu on one line; a label has two or three
_ITEM = 0.3  # of the same as a label: articles have lists
_FURNITURE = -5.0  # known for what it is, and nothing that speaks against the article around it


class Sized(NamedTuple):
    """A block with what is asked of it again and again."""

    block: Block
    size: int  #: letters, see `lines.weight`
    ended: bool
    prose: bool
    of_site: bool  #: it would be prose, or a sentence, but the page speaks of itself in it


def measure(blocks: Sequence[Block]) -> list[Sized]:
    """Return the blocks with their sizes."""
    return [_sized(block) for block in blocks]


def values_of(blocks: Sequence[Sized], reasons: Sequence[str]) -> list[float]:
    """Return what each block says for its being an article's; `reasons` names the furniture among them."""
    values = [
        _FURNITURE if reason or sized.of_site else _worth(sized)
        for sized, reason in zip(blocks, reasons, strict=True)
    ]
    own = [at for at, reason in enumerate(reasons) if not reason]
    prose = [False, *(blocks[at].prose for at in own), False]
    for place, at in enumerate(own, start=1):
        if blocks[at].size < _ALONE and not prose[place - 1] and not prose[place + 1]:
            values[at] *= _TEASER if values[at] > _LISTED else 1
    return values


def is_loose(sized: Sized) -> bool:
    """Tell whether a block may be an article's own label: it is no link, no menu, and short."""
    return sized.block.mark not in {"link", "menu"} and sized.size < _PROSE_OPEN


def densest(values: Sequence[float], start: int = 0) -> tuple[float, int, int]:
    """Return the largest sum of a half-open range from `start` on, and the range."""
    best, total, begin, span = 0.0, 0.0, start, (start, start)
    for at in range(start, len(values)):
        if total <= 0:
            total, begin = 0.0, at
        total += values[at]
        if total > best:
            best, span = total, (begin, at + 1)
    return best, *span


def _sized(block: Block) -> Sized:
    size, ended = weight(block.text), ends_sentence(block.text)
    is_open = size >= (_ITEM_OPEN if block.mark == "item" else _PROSE_OPEN)
    prose = size >= _PROSE_ENDED and (ended or is_open) and block.mark not in {"link", "menu"}
    prose = prose and not (size >= _PROSE_OPEN and _is_menu(block.text, size, ended))
    prose = prose and not _is_headed(block.text)
    of_site = (prose or ended) and is_of_site(block.text)
    return Sized(block, size, ended, prose and not of_site, of_site)


def _is_menu(text: str, size: int, ended: bool) -> bool:
    """Tell whether a long block has too many words in capitals for prose, or too few ends of sentences."""
    words = text.split()
    if not ended and sum(word[0].isupper() for word in words) > _NAMES * len(words):
        return True
    if len(_IDEOGRAPH.findall(text)) > _MOSTLY * len(text):
        stops = _STOPPED * (ended + text.count(_STOP)) + _LISTED_BY * text.count(_COMMA)
        return len(text) > stops
    return size > _ENDLESS * (1 + len(_MARKS.findall(text)))


def _is_headed(text: str) -> bool:
    """Tell whether a list's heading is strung to a text: "Latest commentsFerry to reopenSchool to close"."""
    head = _STRUNG.match(text)
    return head is not None and of_head(head[0]) in _HEADINGS


def _worth(sized: Sized) -> float:
    block, size, ended, prose, _ = sized
    if prose:
        return (size if block.mark == "run" else min(size, _LONGEST)) - _BASE
    if block.mark == "link":
        return _LINK
    if block.mark == "menu" or size >= _PROSE_OPEN:
        return _MENU_WORD * (block.text.count(" ") + 1)
    if ended and (size >= _SENTENCE_LENGTH or block.text[-1] == _STOP):
        worth = _SENTENCE
    elif sum(map(block.text.count, _LISTING)) >= _MARKED and block.mark != "heading":
        worth = _LISTED
    elif block.mark == "heading":
        worth = _HEADING
    elif block.text.count(" ") < _LABEL_SPACES:
        worth = _LABEL
    else:
        worth = _TITLE - _TITLE_LETTER * min(size, _TITLE_LENGTH)
    return worth * _ITEM if block.mark == "item" else worth
