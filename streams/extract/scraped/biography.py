"""What the end of an article says of its author."""

from collections.abc import Sequence

from streams.extract.lines import ends_sentence, is_prose
from streams.extract.scraped.block import Block

__all__ = ["biography_at"]

_NAMED = 100  # letters of a line with the author's name
_MOST = 0.2  # of the article's letters
_BLOCKS = 2  # paragraphs


def biography_at(blocks: Sequence[Block], reasons: Sequence[str], authors: Sequence[str]) -> int:
    """Return where the author's biography begins, or the number of blocks where there is none.

    It begins with the full name: in a line of its own, or as the first words of the last paragraphs.
    """
    names = tuple(name for name in authors if " " in name)
    found, letters, paragraphs = len(blocks), 0, 0
    most = _MOST * sum(len(block.text) for block, reason in zip(blocks, reasons, strict=True) if not reason)
    for at in range(len(blocks) - 1, 0, -1):
        if reasons[at]:
            continue
        text = blocks[at].text
        if paragraphs and _names(text, names):
            found = at
        letters += len(text)
        paragraphs += is_prose(text)
        if letters > most or paragraphs > _BLOCKS:
            break
        if is_prose(text) and text.startswith(names):
            found = at
    return found


def _names(text: str, names: Sequence[str]) -> bool:
    return len(text) <= _NAMED and not ends_sentence(text) and any(name in text for name in names)
