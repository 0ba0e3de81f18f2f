"""A few lines of no sentence between two paragraphs: a box's heading, the titles of others, a caption."""

from collections.abc import Sequence

from streams.extract.lines import ends_sentence, weight
from streams.extract.scraped.block import Block

__all__ = ["is_label", "rows_of"]

_ROW = range(2, 8)  # lines; more may be a list or a table of the article, and one is a subheading
_MOST_ROWS = 7  # of an article; a guide has headings upon headings, and lists
_COLONS = ":："  # of what introduces a list
_TITLE = 45  # letters of a list's line that is another article's title, in capitals and without a full stop
_SUBHEADING = range(25, 80)  # letters of what may be one, below the others


def rows_of(span: Sequence[Block], runs: Sequence[range]) -> list[range]:
    """Return those of the runs between two paragraphs that are such rows; none where they are many."""
    rows = [run for run in runs if run[0] > 0 and len(run) in _ROW]
    return [run for run in rows if not _is_introduced(span, run)] if len(rows) <= _MOST_ROWS else []


def is_label(block: Block, *, is_last: bool) -> bool:
    """Tell whether a line of a row is none of the article's: the last one may be a subheading."""
    if ends_sentence(block.text):
        return False
    if block.mark:
        return block.mark == "item" and weight(block.text) >= _TITLE and not block.text[0].islower()
    return not is_last or weight(block.text) not in _SUBHEADING


def _is_introduced(span: Sequence[Block], run: range) -> bool:
    return any(span[at].text[-1] in _COLONS for at in range(run[0] - 1, run[-1] + 1))
