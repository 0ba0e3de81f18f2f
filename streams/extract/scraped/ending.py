"""Where an article ends: lists of other articles below it have paragraphs too, but more labels to each."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from streams.extract.headline import is_dated
from streams.extract.scraped.block import Block
from streams.extract.scraped.closing import is_service, letters_at, rest_at
from streams.extract.scraped.place import Place
from streams.extract.scraped.site import is_of_site
from streams.extract.scraped.span import measure, values_of
from streams.extract.scraped.teasers import telling

__all__ = ["ended"]

_SURE = 0.7  # of the paragraphs' worth: so much of it is left, whatever stands there
_PARAGRAPH = 60.0  # worth of a text that is surely one: less is a sentence, or another article's teaser
_TEASER = 0.5  # of what such a sentence counts
_AGAINST = 2.0  # what a label counts below that, for the once that it counts within an article
#: Lines with nothing but a time that tell a list of the latest articles; what is left of `_SURE` above one.
_TIMES, _TICKER = 4, 0.7
_TIME = re.compile(r"(?:[01]?\d|2[0-3])(?:[:h][0-5]\d|[.:][0-5]\d (?:Uhr|h))")
_ROW, _ROW_WORTH = 3, 250.0  # paragraphs in a row, and their worth
_FOREIGN = -30.0  # of a link, a date, or a line that stands elsewhere too: as much as a label


def ended(blocks: Sequence[Block], place: Place) -> Place:
    """Return the place with the article's end where readers' letters begin, or more labels than text.

    Above the end, paragraphs stand in a row; below it, each has a headline, a label and a date of its own.
    That is too little to tell where an article begins, but enough to tell where it is over.
    """
    span = blocks[place.start : place.end]
    span = span[: min(letters_at(span), rest_at(span))]
    reasons = place.reasons[: len(span)]
    foreign = telling(blocks, span, reasons)
    values = values_of(measure(span), reasons)
    for at, (block, reason) in enumerate(zip(span, reasons, strict=True)):
        if foreign[at] and values[at] <= 0 and not reason:
            values[at] = _FOREIGN
        elif is_service(block.text) or is_of_site(block.text):
            values[at], foreign[at] = 0.0, True
    tells = [is_foreign or block.mark == "menu" for block, is_foreign in zip(span, foreign, strict=True)]
    end = _end(values, list(_spread(values, tells)), list(_tickers(values, span)))
    return place._replace(end=place.start + end, reasons=reasons[:end])


def _spread(values: Sequence[float], tells: Sequence[bool]) -> Iterator[bool]:
    """Yield whether a label tells what it is, or another one between the same two paragraphs does."""
    for is_text, group in groupby(zip(values, tells, strict=True), key=lambda pair: pair[0] > 0):
        run = [tell for _, tell in group]
        yield from run if is_text else [any(run)] * len(run)


def _tickers(values: Sequence[float], blocks: Sequence[Block]) -> Iterator[bool]:
    """Yield whether a line is in a list of the latest articles: several are nothing but a time."""
    for is_text, group in groupby(zip(values, blocks, strict=True), key=lambda pair: pair[0] > 0):
        run = [block.text for _, block in group]
        times = 0 if is_text else sum(_TIME.fullmatch(line) is not None or is_dated(line) for line in run)
        yield from [times >= _TIMES] * len(run)


def _end(values: Sequence[float], tells: Sequence[bool], tickers: Sequence[bool]) -> int:
    """Return how many of the blocks are worth most, labels counted more once one of them says what it is.

    Guides have labels upon labels, of which none is a link, a date, or furniture.
    """
    least = _PARAGRAPH if any(value >= _PARAGRAPH for value in values) else 0.0
    sure = _SURE * sum(value for value in values if value > least)
    end, seen, total, best, against = len(values), 0.0, 0.0, 0.0, 1.0
    leading = _leading_to_rows(values)
    for at, value in enumerate(values, start=1):
        if tickers[at - 1] and _TICKER * sure <= seen < sure:
            sure, end, best = seen, at - 1, total
        if seen >= sure and tells[at - 1]:
            against = _AGAINST
        counted = 1.0 if leading[at - 1] else against
        gain = max(0.0, value) * (_TEASER if counted > 1 and value <= least else 1.0)
        seen += gain if value > least else 0.0
        total += gain if value > 0 else counted * value
        if seen >= sure and (total >= best or seen - gain < sure):
            end, best = at, total
    return end


def _leading_to_rows(values: Sequence[float]) -> list[bool]:
    """Return whether a block is in a row of paragraphs, or among the labels above one.

    Lists of other articles have no such rows: the article goes on there, and what stands before it is a box.
    """
    leading: list[bool] = []
    for is_text, group in groupby(reversed(values), key=lambda value: value > 0):
        run = list(group)
        is_row = len(run) >= _ROW and sum(run) >= _ROW_WORTH
        leading += [is_row if is_text else bool(leading) and leading[-1]] * len(run)
    return leading[::-1]
