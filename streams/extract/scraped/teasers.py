"""Lists of other articles among paragraphs: lines of no sentence, some of which say so for all of them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from streams.extract.headline import is_dated
from streams.extract.lines import ends_sentence, weight
from streams.extract.scraped.block import Block
from streams.extract.scraped.rows import is_label, rows_of

__all__ = ["teasers", "telling"]

_SENTENCE = 30  # letters of a line that ends as a sentence and may be a paragraph
_OPEN = 200  # letters of one that does not end as one
_TIMED = 60  # letters of a line that says little more than a time of the day
_TIME = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)")
_LABEL = 15  # letters: shorter lines may stand on a page twice by chance
_SHARE = 0.2  # of a list's lines that say what it is
_MOST_SHARE = 0.4  # of those where the first line is one of them, and no heading of the article
_LEAST = 3  # lines of a list
_ENDING = 0.8  # of the paragraphs: where fewer end as sentences, nothing is told by that
_DOUBLED = 0.2  # of the prose: where so much stands there twice, it is the article that does


def teasers(page: Sequence[Block], span: Sequence[Block], reasons: Sequence[str]) -> list[str]:
    """Return why each block of the span is no part of the article; `reasons` has what is known of it.

    Links are marked, and lists of links, dates, labels and repeated lines. A list is what stands between two
    paragraphs. What it is, a fifth of its lines have to say: that they are links, dates, furniture, or that
    the page shows them elsewhere too; of a few short ones, in an article of sentences, that they are no
    sentences is enough. A line that stands alone is the article's, as a subheading is, and so is the last
    one of a list.
    """
    found = list(reasons)
    told = telling(page, span, found)
    runs = list(_runs(span, found))
    rows = rows_of(span, runs) if _ends_sentences(span, found) else []
    for run in runs:
        share = sum(told[at] for at in run) / len(run)
        for at in run:
            if found[at]:
                continue
            loose = run in rows and is_label(span[at], is_last=at == run[-1])
            if loose or _is_teaser(span[at], run, at, share, told=told[at]):
                found[at] = "teaser"
    return found


def telling(page: Sequence[Block], span: Sequence[Block], found: Sequence[str]) -> list[bool]:
    """Return whether each block of the span says by itself that it is no part of an article."""
    counts = Counter(block.text for block in page)
    prose = [block.text for block in span if _is_paragraph(block)]
    doubled = sum(len(text) for text in prose if counts[text] > 1) > _DOUBLED * sum(map(len, prose))
    return [
        bool(reason) or _tells(block, twice=counts[block.text] > 1 and not doubled)
        for block, reason in zip(span, found, strict=True)
    ]


def _tells(block: Block, *, twice: bool) -> bool:
    text = block.text
    if block.mark == "link" or not any(map(str.isalpha, text)) or (twice and weight(text) >= _LABEL):
        return True
    if not any(map(str.isdigit, text)):
        return False
    return is_dated(text) or (len(text) < _TIMED and _TIME.search(text) is not None)


def _runs(span: Sequence[Block], found: Sequence[str]) -> Iterator[range]:
    """Yield the places of the lines between paragraphs."""
    start = 0
    for at, block in enumerate(span):
        if not found[at] and _is_paragraph(block):
            if at > start:
                yield range(start, at)
            start = at + 1
    if start < len(span):
        yield range(start, len(span))


def _is_teaser(block: Block, run: range, at: int, share: float, *, told: bool) -> bool:
    if _is_sentence(block):
        return False
    if block.mark == "link":
        return True
    if share < (_SHARE if len(run) >= _LEAST else _MOST_SHARE) or len(run) == 1:
        return False
    if told:
        return True
    return len(run) >= _LEAST and at != run[-1] and (at != run[0] or share >= _MOST_SHARE)


def _ends_sentences(span: Sequence[Block], found: Sequence[str]) -> bool:
    """Tell whether the article's paragraphs end as sentences, as they do not in every script."""
    paragraphs = [
        block for block, reason in zip(span, found, strict=True) if not reason and _is_paragraph(block)
    ]
    return sum(map(_is_sentence, paragraphs)) >= _ENDING * len(paragraphs)


def _is_paragraph(block: Block) -> bool:
    return block.mark not in {"link", "menu"} and (_is_sentence(block) or weight(block.text) >= _OPEN)


def _is_sentence(block: Block) -> bool:
    return ends_sentence(block.text) and weight(block.text) >= _SENTENCE
