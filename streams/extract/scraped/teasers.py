"""Lists of other articles among paragraphs: lines of no sentence, some of which say so for all of them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from streams.extract.headline import is_dated
from streams.extract.lines import ends_sentence, weight
from streams.extract.scraped.block import Block

__all__ = ["teasers", "telling"]

_SENTENCE = 30  # letters of a line that ends as a sentence and may be a paragraph
_OPEN = 200  # letters of one that does not end as one
_TIMED = 60  # letters of a line that says little more than a time of the day
_TIME = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)")
_LABEL = 15  # letters: shorter lines may stand on a page twice by chance
_SHARE = 0.2  # of a list's lines that say what it is
_MOST_SHARE = 0.4  # of those where the first line is one of them, and no heading of the article
_LEAST = 3  # lines of a list
_ENDING = 0.8  # of the paragraphs: where fewer end as sentences, that says nothing
_DOUBLED = 0.2  # of the prose: where so much stands there twice, it is the article that does
_ROW = range(2, 8)  # lines; more may be a list or a table of the article, and one is a subheading
_MOST_ROWS = 7  # of an article; a guide has headings upon headings, and lists
_COLONS = ":："  # of what introduces a list
_TITLE = 45  # letters of a list's line that is another article's title, in capitals and without a full stop
_SUBHEADING = range(25, 80)  # letters of what may be one, below the others


def teasers(page: Sequence[Block], span: Sequence[Block], known: Sequence[str]) -> list[str]:
    """Return why each block of the span is no part of the article; `known` has the reasons that are known.

    Links are marked, and lists of links, dates, labels and repeated lines. A list is what stands between two
    paragraphs. What it is, a fifth of its lines have to say: that they are links, dates, furniture, or that
    the page shows them elsewhere too; of a few short ones, in an article of sentences, that they are no
    sentences is enough. A line that stands alone is the article's, as a subheading is, and so is the last
    one of a list.
    """
    reasons = list(known)
    foreign = telling(page, span, reasons)
    runs = list(_runs(span, reasons))
    rows = _rows_of(span, runs) if _ends_sentences(span, reasons) else []
    for run in runs:
        share = sum(foreign[at] for at in run) / len(run)
        for at in run:
            if reasons[at]:
                continue
            loose = run in rows and _is_label(span[at], is_last=at == run[-1])
            if loose or _is_teaser(span[at], run, at, share, is_foreign=foreign[at]):
                reasons[at] = "teaser"
    return reasons


def telling(page: Sequence[Block], span: Sequence[Block], reasons: Sequence[str]) -> list[bool]:
    """Return whether each block of the span says by itself that it is no part of an article."""
    counts = Counter(block.text for block in page)
    prose = [block.text for block in span if _is_paragraph(block)]
    doubled = sum(len(text) for text in prose if counts[text] > 1) > _DOUBLED * sum(map(len, prose))
    return [
        bool(reason) or _tells(block, twice=counts[block.text] > 1 and not doubled)
        for block, reason in zip(span, reasons, strict=True)
    ]


def _tells(block: Block, *, twice: bool) -> bool:
    text = block.text
    if block.mark == "link" or not any(map(str.isalpha, text)) or (twice and weight(text) >= _LABEL):
        return True
    if not any(map(str.isdigit, text)):
        return False
    return is_dated(text) or (len(text) < _TIMED and _TIME.search(text) is not None)


def _runs(span: Sequence[Block], reasons: Sequence[str]) -> Iterator[range]:
    """Yield the places of the lines between paragraphs."""
    start = 0
    for at, block in enumerate(span):
        if not reasons[at] and _is_paragraph(block):
            if at > start:
                yield range(start, at)
            start = at + 1
    if start < len(span):
        yield range(start, len(span))


def _is_teaser(block: Block, run: range, at: int, share: float, *, is_foreign: bool) -> bool:
    if _is_sentence(block):
        return False
    if block.mark == "link":
        return True
    if share < (_SHARE if len(run) >= _LEAST else _MOST_SHARE) or len(run) == 1:
        return False
    if is_foreign:
        return True
    return len(run) >= _LEAST and at != run[-1] and (at != run[0] or share >= _MOST_SHARE)


def _ends_sentences(span: Sequence[Block], reasons: Sequence[str]) -> bool:
    """Tell whether the article's paragraphs end as sentences, as they do not in every script."""
    paragraphs = [
        block for block, reason in zip(span, reasons, strict=True) if not reason and _is_paragraph(block)
    ]
    return sum(map(_is_sentence, paragraphs)) >= _ENDING * len(paragraphs)


def _is_paragraph(block: Block) -> bool:
    return block.mark not in {"link", "menu"} and (_is_sentence(block) or weight(block.text) >= _OPEN)


def _is_sentence(block: Block) -> bool:
    return ends_sentence(block.text) and weight(block.text) >= _SENTENCE


def _rows_of(span: Sequence[Block], runs: Sequence[range]) -> list[range]:
    """Return the runs of a few lines between two paragraphs; none where they are many.

    They are a box's heading, the titles of others, a caption.
    """
    rows = [run for run in runs if run[0] > 0 and len(run) in _ROW]
    return [run for run in rows if not _is_introduced(span, run)] if len(rows) <= _MOST_ROWS else []


def _is_label(block: Block, *, is_last: bool) -> bool:
    """Tell whether a line of a row is none of the article's: the last one may be a subheading."""
    if ends_sentence(block.text):
        return False
    if block.mark:
        return block.mark == "item" and weight(block.text) >= _TITLE and not block.text[0].islower()
    return not is_last or weight(block.text) not in _SUBHEADING


def _is_introduced(span: Sequence[Block], run: range) -> bool:
    return any(span[at].text[-1] in _COLONS for at in range(run[0] - 1, run[-1] + 1))
