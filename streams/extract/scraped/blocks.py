"""The text of a page, in whatever notation, as paragraphs, headings and labels."""

import re

from streams.extract.lines import tidy
from streams.extract.scraped.block import Block
from streams.extract.scraped.browsers import read_lines
from streams.extract.scraped.gaps import broken_at_gaps
from streams.extract.scraped.joining import join
from streams.extract.scraped.linked import released
from streams.extract.scraped.markdown import is_markdown, read_markdown
from streams.extract.scraped.packed import unpack
from streams.extract.scraped.page_title import parted_at_title

__all__ = ["read_blocks"]

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_INDENTED = re.compile("(?<=。)\u3000(?=\\S)")  # paragraphs begin with an ideographic space
_SHARE = 0.3  # of the letters
_LINE = 1000  # letters: where lines are so long on average, the breaks between text nodes are lost


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
