"""Whether a text was wrapped for a screen or a mail, and where its lines go on."""

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from streams.extract.scraped.block import Line

__all__ = ["ENDED", "UNSPACED", "Wrapping", "wrapping_of"]

ENDED = re.compile(r"[.!?…:;。！？；：।؟۔][\"'”’»“)\]）」』]{0,3}$")
UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
_NARROW = 100  # columns: text wrapped for a screen or a mail has no longer lines
_MAX_LONG = 0.003  # share of longer lines in wrapped text: tables
_WORDS = 3  # spaces: an address that is too long for the screen has fewer
_FULL = 0.75  # of the width: a line that a paragraph goes on after
_NEAR = 0.9  # of the width: as far as lines reach that are measured in the right columns
_MIN_FULL = 3  # lines
_RUNNING = 0.6  # share of the full lines that end within a sentence, in wrapped text
_HALF = 0.5  # of the width: a shorter line is a label
_SLACK = 6  # columns: a browser's right margin is now here, now there


class Wrapping(NamedTuple):
    """The column that lines were broken at. An ideograph takes one or two."""

    width: int
    columns: int

    def goes_on(self, above: Line, line: Line) -> bool:
        """Tell whether the line's first word had no place on the line above, or goes on with its sentence."""
        if line.text[0].islower() and _width(above, self.columns) > _HALF * self.width:
            return ENDED.search(above.text) is None
        first = self.columns if UNSPACED.match(line.text) else 1 + len(line.text.split(" ", 1)[0])
        return _width(above, self.columns) + first > self.width - _SLACK


def wrapping_of(lines: Sequence[Line]) -> Wrapping | None:
    """Return how the text is wrapped, in the columns in which more lines are full; None where it is not."""
    filled = [line for line in lines if line.text]
    if not any(line.wide for line in filled):
        return _wrapped(filled, 1)[1]
    return max((_wrapped(filled, columns) for columns in (2, 1)), key=itemgetter(0))[1]


def _wrapped(lines: Sequence[Line], columns: int) -> tuple[int, Wrapping | None]:
    """Return how many lines come near the margin, and the wrapping."""
    widths = [_width(line, columns) for line in lines]
    limit = max((width for width in widths if width <= _NARROW), default=0)
    long = sum(width > _NARROW and _has_words(line.text) for width, line in zip(widths, lines, strict=True))
    if long > _MAX_LONG * len(lines):
        return 0, None
    full = [line for width, line in zip(widths, lines, strict=True) if _FULL * limit <= width <= limit]
    running = sum(not ENDED.search(line.text) for line in full)
    is_wrapped = len(full) >= _MIN_FULL and running >= _RUNNING * len(full)
    near = sum(_NEAR * limit <= width <= limit for width in widths)
    return (near, Wrapping(limit, columns)) if is_wrapped else (0, None)


def _width(line: Line, columns: int) -> int:
    return line.length + line.wide * (columns - 1)


def _has_words(text: str) -> bool:
    return text.count(" ") > _WORDS or UNSPACED.search(text) is not None
