"""The text of a page, in whatever notation, as paragraphs, headings and labels."""

import re
from collections.abc import Sequence

from streams.extract.lines import ends_sentence, is_prose, tidy, weight
from streams.extract.scraped.block import Block
from streams.extract.scraped.browsers import read_lines
from streams.extract.scraped.joining import join
from streams.extract.scraped.markdown import is_markdown, read_markdown
from streams.extract.scraped.packed import unpack
from streams.extract.scraped.page_title import parted_at_title

__all__ = ["broken_at_gaps", "read_blocks", "released"]

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_INDENTED = re.compile("(?<=。)\u3000(?=\\S)")  # paragraphs begin with an ideographic space
_SHARE = 0.3  # of the letters
_LINE = 1000  # letters: where lines are so long on average, the breaks between text nodes are lost
_PAGE = 1000  # letters: hardly a paragraph is longer; where lines are, breaks are lost
_LONG_LINE = 200  # letters of a line: in shorter ones, gaps are the columns of a table
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_TYPED = re.compile(r"(?<=[.!?:]) {2}(?=\S)|(?<=[.!?][\"”’)]) {2}(?=\S)")
_FEWEST, _TYPIST = 4, 0.4  # gaps; share of those behind full stops, which typists make
_LONG_SENTENCE = 100  # letters: shorter sentences are headlines, and what stands in place of images
_TWO_SENTENCES = 200  # letters of two sentences that are a text of their own: headlines that link are shorter
_TWO = re.compile(r"[^\W\d_]{2}[.!?…][\"”»’)]? (?=[^\W\d_a-z])|[。！？](?=.)")


def read_blocks(text: str) -> list[Block]:
    """Return the blocks of the text in order, none of them empty."""
    text = _apart(_INDENTED.sub("\n", tidy(text)))
    if is_markdown(text):
        return read_markdown(text)
    return unpack(parted_at_title(released(join(read_lines(broken_at_gaps(text))))))


def _apart(text: str) -> str:
    """Break a page on one line at its spaces where its script has none: they stand between text nodes."""
    if text.count("\n") * _LINE > len(text) or len(_UNSPACED.findall(text)) < _SHARE * len(text):
        return text
    return text.replace(" ", "\n")


def broken_at_gaps(text: str) -> str:
    """Return the text with a line for each piece of its long lines that stands between two gaps.

    A gap is several spaces in a row: between such pieces, a page's source has nothing but white space.
    """
    lines = text.split("\n")
    if max(map(len, lines)) < _PAGE:
        return text
    long = [line for line in lines if len(line) >= _LONG_LINE]
    gaps = sum(len(_GAP.findall(line)) for line in long)
    if gaps < _FEWEST or sum(len(_TYPED.findall(line)) for line in long) > _TYPIST * gaps:
        return text
    return "\n".join(_GAP.sub("\n", line) if len(line) >= _LONG_LINE else line for line in lines)


def released(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, without the mark of a link on those that are paragraphs and begin with one.

    lynx says where a link begins, and not where it ends.
    Those are long sentences beside a paragraph that is no link, and two sentences wherever they stand. A list
    of other articles has a link in each of its paragraphs.
    """
    plain = [False, *(block.mark != "link" and is_prose(block.text) for block in blocks), False]
    return [
        block._replace(mark="") if _is_paragraph(block, beside=plain[at] or plain[at + 2]) else block
        for at, block in enumerate(blocks)
    ]


def _is_paragraph(block: Block, *, beside: bool) -> bool:
    if block.mark != "link" or not ends_sentence(block.text):
        return False
    size = weight(block.text)
    return (beside and size >= _LONG_SENTENCE) or (
        size >= _TWO_SENTENCES and _TWO.search(block.text) is not None
    )
