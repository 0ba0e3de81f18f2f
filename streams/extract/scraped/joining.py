"""Lines that were broken for the eye, or at every link, joined to the paragraphs that they are."""

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from streams.extract.scraped.block import Block, Line
from streams.extract.scraped.wrapping import ENDED, UNSPACED, Wrapping, wrapping_of

__all__ = ["join"]

_CLOSING = frozenset(",.;:!?)]}”’»…%、。，；：？！）」』")
_OPENING = frozenset("([{„“«¿¡「『（")
_LONG = 60  # letters of a sentence that has begun
_FRAGMENT = 25  # letters: two shorter lines are a menu's, in whatever case they are written
_PARTS = 4  # of a paragraph: what its sentence can be told by
_STUB = 10  # letters
_BY = re.compile(r"(?:by|von|por|par|di|door|av|af|от)", re.IGNORECASE)  # a name follows, and no sentence
_PARTICLE = re.compile("[\u3041-\u309f]|[的了等和在是]")  # hiragana begins no headline, as a rule
_ENDS_OPEN = re.compile("[はがをにのともでへやら的、]$")
_CASE = re.compile("[はがをにのと、]$")  # a noun or a verb follows
_WITHIN = re.compile("[はがをに、。，]")  # within a sentence, and in few labels
_NAME = 10  # ideographs of a link in a sentence
_LISTS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("function_words.toml").read_text("utf-8"))
#: Articles, prepositions and conjunctions: a line that ends with one of them goes on.
_OPEN = frozenset(word for words in _LISTS["open"].values() for word in words.split())
_PHRASAL = frozenset(_LISTS["phrasal"].split())
_FEWEST_WORDS = 4  # words of a line that ends with one of the latter and is no button


def join(lines: Sequence[Line]) -> list[Block]:
    """Return the paragraphs, none of them empty."""
    wrapping = wrapping_of(lines)
    blocks: list[list[Line]] = []
    gap = True
    for at, line in enumerate(lines):
        if not line.text:
            gap = True
            continue
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        if blocks and line.mark != "item" and _continues(blocks[-1], line, below, wrapping, gap=gap):
            blocks[-1].append(line)
        else:
            blocks.append([line])
        gap = False
    return [_joined(block) for block in blocks]


def _continues(block: list[Line], line: Line, below: str, wrapping: Wrapping | None, *, gap: bool) -> bool:
    if wrapping:  # a link may begin a line of a paragraph
        return not gap and wrapping.goes_on(block[-1], line)
    return not line.mark and _goes_on(block, line.text, below, gap=gap)


def _goes_on(block: list[Line], line: str, below: str, *, gap: bool) -> bool:
    """Tell whether a sentence goes on from the line above: a link or bold type broke it."""
    above, first = block[-1].text, line[0]
    quoted = sum(part.text.count('"') for part in block[-_PARTS:]) % 2 == 1
    if first in _CLOSING or (first == '"' and quoted):
        return not gap or len(line) < _STUB
    if above[-1] in _OPENING or (above[-1] == '"' and quoted):
        return not gap
    length = sum(len(part.text) for part in block[-_PARTS:])
    if not gap and (_is_open(above) or (len(block) > 1 and first.islower() and _is_open(block[-2].text))):
        return True
    if (first.isupper() and (gap or length < _LONG)) or ENDED.search(above) or _BY.fullmatch(line):
        return False
    if UNSPACED.match(above[-1]) and UNSPACED.match(first):
        return not gap and _is_broken(above, line, below, begun=len(block) > 1)
    return _is_fragment(length, line, below, gap=gap)


def _is_fragment(length: int, line: str, below: str, *, gap: bool) -> bool:
    """Tell whether a line goes on with a sentence of that length by the cases of the letters around it."""
    resumed = below[:1].islower() or below[:1] in _CLOSING
    if line[0].islower():
        longest = max(length, len(line), len(below) if resumed else 0)
        return longest >= (_LONG if gap else _FRAGMENT) or (not gap and line[-1] in ".!?")
    return not gap and length >= _LONG and resumed  # a name, and the sentence behind it


def _is_broken(above: str, line: str, below: str, *, begun: bool) -> bool:
    """Tell the same of a script without spaces and capitals: by its particles, and by its sentence marks."""
    if max(len(above), len(line)) > _NAME and (_PARTICLE.match(line) or _ENDS_OPEN.search(above)):
        return True
    if _CASE.search(above):
        return True
    if not begun:
        return False
    if len(above) <= _NAME and (_PARTICLE.match(line) or _CASE.search(line) or _WITHIN.search(line)):
        return True
    return len(line) <= _NAME and _WITHIN.search(below) is not None


def _joined(lines: list[Line]) -> Block:
    pieces = [lines[0].text]
    quoted = lines[0].text.count('"') % 2 == 1
    for line in lines[1:]:
        above, text = pieces[-1][-1], line.text
        opens, closes = above in _OPENING or (quoted and above == '"'), quoted and text[0] == '"'
        unspaced = UNSPACED.match(text) or UNSPACED.match(above)
        pieces += [text] if opens or closes or unspaced or text[0] in _CLOSING else [" ", text]
        quoted ^= text.count('"') % 2 == 1
    return Block("".join(pieces), lines[0].mark)


def _is_open(line: str) -> bool:
    """Tell whether a line that is not empty ends with a word that another one follows."""
    words = line.split()
    last = words[-1].lower()
    return last in _OPEN and (last not in _PHRASAL or len(words) >= _FEWEST_WORDS)
