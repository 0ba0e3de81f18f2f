"""Where an article ends: lists of other articles below it have paragraphs too, but more labels to each."""

from collections.abc import Sequence

from streams.extract.scraped.block import Block
from streams.extract.scraped.place import Place
from streams.extract.scraped.span import measure, values_of
from streams.extract.scraped.teasers import telling

__all__ = ["ended"]

_SURE = 0.7  # of what speaks for the article: so much of it is left, whatever stands there
_AGAINST = 2.0  # what a label counts below that, for the once that it counts within an article
_TOLD = -30.0  # what a link says, or a date or a line that stands elsewhere too: as much as a label


def ended(blocks: Sequence[Block], place: Place) -> Place:
    """Return the place with the article's end where what stands below is more labels than text.

    Above it, paragraphs stand in a row; below it, each has a headline, a label and a date of its own. That is
    too little to tell where an article begins, but enough to tell where it is over.
    """
    span = blocks[place.start : place.end]
    told = telling(blocks, span, place.reasons)
    values = [
        _TOLD if tells and value <= 0 and not reason else value
        for value, tells, reason in zip(
            values_of(measure(span), place.reasons), told, place.reasons, strict=True
        )
    ]
    end = _end(values)
    return place._replace(end=place.start + end, reasons=place.reasons[:end])


def _end(values: Sequence[float]) -> int:
    """Return how many of the blocks are worth most, those against the article counted more than once."""
    sure = _SURE * sum(value for value in values if value > 0)
    found, seen, total, best = len(values), 0.0, 0.0, 0.0
    for at, value in enumerate(values, start=1):
        seen += max(0.0, value)
        total += value if value > 0 else _AGAINST * value
        if seen >= sure and (total >= best or seen - max(0.0, value) < sure):
            found, best = at, total
    return found
