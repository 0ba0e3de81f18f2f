"""Paragraphs that begin with a link: lynx says where a link begins, and not where it ends."""

from collections.abc import Sequence

from streams.extract.lines import ends_sentence, is_prose, weight
from streams.extract.scraped.block import Block

__all__ = ["released"]

_LONG = 100  # letters: shorter sentences are headlines, and what stands in place of images


def released(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, long sentences beside a paragraph that is no link without the mark of one.

    A list of other articles has a link in each of its paragraphs.
    """
    plain = [False, *(block.mark != "link" and is_prose(block.text) for block in blocks), False]
    return [
        block._replace(mark="") if (plain[at] or plain[at + 2]) and _is_paragraph(block) else block
        for at, block in enumerate(blocks)
    ]


def _is_paragraph(block: Block) -> bool:
    return block.mark == "link" and weight(block.text) >= _LONG and ends_sentence(block.text)
