"""Text nodes that were strung together without a break, taken apart again."""

import re
from collections.abc import Iterator, Sequence

from streams.extract.scraped.block import Block
from streams.extract.scraped.sentences import runs_of_sentences

__all__ = ["unpack"]

_PAGE = 1500  # letters: hardly a paragraph is longer; this is a page
_LONG = 200  # letters: shorter lines are what they are
_CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁІЇЄҐ"
_SMALL = rf"[^\W_{_CAPITALS}]"
_NEXT = rf"(?=[„“«\"¿¡]?[{_CAPITALS}])"
#: "end.Next", "end.”Next": a paragraph's end, and the next one's beginning.
_SEAM = re.compile(
    rf"(?<={_SMALL}{_SMALL}[.!?…]){_NEXT}|(?<=[.!?…][\"”»)]){_NEXT}|(?<={_SMALL}[\"”»)][.!?…]){_NEXT}"
)
#: The same in scripts without capitals: "했다.그는". Initials are shorter.
_CASELESS = "\u0590-\u10ff\uac00-\ud7a3"  # Hebrew to Georgian, Hangul
_UNCASED_SEAM = re.compile(rf"(?<=[{_CASELESS}]{{3}}[.!?؟।۔])(?=[{_CASELESS}])")
#: "newsSport", "2024Updated", "(AFP)Next": labels.
_GLUE = re.compile(rf"(?<={_SMALL})(?=[{_CAPITALS}])|(?<=[)|:])(?=[{_CAPITALS}]{_SMALL})")
#: The same where it cannot be a prefix, as in isiXhosa "lakwaTransnet", "uMalusi".
_LABEL = re.compile(
    rf"(?<![^\W\d_])(?:[{_CAPITALS}]{_SMALL}{{1,30}}|{_SMALL}{{6,30}}|\d{{1,6}}){_SMALL}?(?=[{_CAPITALS}])"
)
#: What every seam and every label has. Hardly a paragraph has any of it, and looking for it is cheap.
_MAY_HAVE_SEAM = re.compile(rf"[.!?…\"”»)]{_NEXT}")
_MAY_HAVE_LABEL = re.compile(rf"[{_CAPITALS}](?<={_SMALL}[{_CAPITALS}])")
_MENU = 4, 0.2  # labels at least, and a word: of a menu that is strung together
_PACKED = 2, 0.03  # of any line, on a page that has so many in all: more than names like "YouTube" make
_MIN_PACKED, _PAGE_PACKED = 15, 0.02  # labels of such a page, and a word


def unpack(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those that are strung together taken apart."""
    long = [block.text for block in blocks if len(block.text) >= _LONG]
    labels, words = sum(map(_labels, long)), sum(text.count(" ") for text in long)
    least = _PACKED if labels >= max(_MIN_PACKED, _PAGE_PACKED * words) else _MENU
    return [
        piece
        for block in blocks
        for piece in (_pieces(block, least, page=len(blocks) == 1) if len(block.text) >= _LONG else (block,))
    ]


def _pieces(block: Block, least: tuple[int, float], *, page: bool) -> Iterator[Block]:
    for piece in _at_seams(block.text):
        is_strung = _labels(piece) >= max(least[0], least[1] * piece.count(" "))
        for part in _GLUE.split(piece) if is_strung else (piece,):
            if len(part) > _PAGE or (page and len(part) >= _LONG):
                yield from runs_of_sentences(part)
            elif part.strip():
                yield block._replace(text=part.strip())


def _at_seams(text: str) -> list[str]:
    pieces = _SEAM.split(text) if _MAY_HAVE_SEAM.search(text) else [text]
    if text.isascii():
        return pieces
    return [part for piece in pieces for part in _UNCASED_SEAM.split(piece)]


def _labels(text: str) -> int:
    """Count the labels without a space behind them."""
    return len(_LABEL.findall(text)) if _MAY_HAVE_LABEL.search(text) else 0
