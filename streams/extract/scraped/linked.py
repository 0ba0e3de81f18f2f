"""Paragraphs that begin with a link: lynx says where a link begins, and not where it ends."""

import re
from collections.abc import Sequence

from streams.extract.lines import ends_sentence, is_prose, weight
from streams.extract.scraped.block import Block

__all__ = ["released"]

_LONG = 100  # letters: shorter sentences are headlines, and what stands in place of images
_TEXT = 200  # letters of two sentences that are a text of their own: headlines that link are shorter
_TWO = re.compile(r"[^\W\d_]{2}[.!?…][\"”»’)]? (?=[^\W\d_a-z])|[。！？](?=.)")


def released(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, without the mark of a link on those that are paragraphs and begin with one.

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
    return (beside and size >= _LONG) or (size >= _TEXT and _TWO.search(block.text) is not None)
