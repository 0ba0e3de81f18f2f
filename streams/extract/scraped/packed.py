"""Text nodes that were strung together without a break, taken apart again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from streams.errors import BadInput
from streams.extract.scraped.block import Block
from streams.extract.scraped.joints import CAPITALS, MOST_PARTS, SMALL, Joints
from streams.extract.scraped.sentences import runs_of_sentences
from streams.records import Reason

__all__ = ["unpack"]

_PAGE = 1500  # letters: hardly a paragraph is longer; this is a page
_LONG = 200  # letters: shorter lines are what they are
_NEXT = rf"(?=[„“«\"¿¡]?[{CAPITALS}])"
#: "end.Next", "end.”Next", "the US.Next", "article 5?Next": a paragraph's end.
_SEAM = re.compile(
    rf"(?<={SMALL}{SMALL}[.!?…]){_NEXT}|(?<=[.!?…][\"”»)]){_NEXT}|(?<={SMALL}[\"”»)][.!?…]){_NEXT}"
    rf"|(?<=[{CAPITALS}]{{2}}[.!?…]){_NEXT}(?=\W?\w{SMALL})|(?<=\d[!?])(?=[{CAPITALS}])"
)
#: The same in scripts without capitals: "했다.그는". Initials are shorter.
_CASELESS = "\u0590-\u10ff\uac00-\ud7a3"  # Hebrew to Georgian, Hangul
_UNCASED_SEAM = re.compile(rf"(?<=[{_CASELESS}]{{3}}[.!?؟।۔])(?=[{_CASELESS}])")
#: "Updated:Monday", "news|Sport": labels too.
_MARKED = re.compile(rf"(?<=[|:])(?=[{CAPITALS}]{SMALL})")
#: The same where it cannot be a prefix, as in isiXhosa "lakwaTransnet", "uMalusi".
_LABEL = re.compile(
    rf"(?<![^\W\d_])(?:[{CAPITALS}]{SMALL}{{1,30}}|{SMALL}{{6,30}}|\d{{1,6}}){SMALL}?(?=[{CAPITALS}])"
)
#: What every seam and every label has. Hardly a paragraph has any of it, and looking for it is cheap.
_MAY_HAVE_SEAM = re.compile(rf"[.!?…\"”»)]{_NEXT}")
_MAY_HAVE_LABEL = re.compile(rf"[{CAPITALS}](?<={SMALL}[{CAPITALS}])")
_MENU = 4, 0.2  # labels at least, and a word: of a menu that is strung together
_PACKED = 2, 0.03  # of any line, on a page that is strung together
_STRUNG = 30  # letters of a line of such a page


def unpack(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, those that are strung together taken apart. Raises `BadInput` (too-large)."""
    joints = Joints([block.text for block in blocks])
    pieces = _bounded(
        piece
        for block in blocks
        for piece in (_pieces(block, joints, page=len(blocks) == 1) if len(block.text) >= _LONG else (block,))
    )
    return _bounded(part for piece in pieces for part in _labelled(piece, joints))


def _bounded(parts: Iterable[Block]) -> list[Block]:
    texts = list(islice(parts, MOST_PARTS + 1))
    if len(texts) > MOST_PARTS:
        why = f"the page's text falls into more than the {MOST_PARTS:,} lines allowed"
        raise BadInput(Reason.TOO_LARGE, why)
    return texts


def _labelled(block: Block, joints: Joints) -> Iterator[Block]:
    """Yield the block without what is strung to it: labels, on a page of such; captions anywhere."""
    parts = [block.text]
    if joints.are_many and block.mark != "run" and len(block.text) >= _STRUNG:
        parts = joints.split(block.text, strung=False)
    elif len(block.text) >= _LONG:
        parts = joints.split_captions(block.text)
    yield from (block._replace(text=part.strip()) for part in parts if part.strip())


def _pieces(block: Block, joints: Joints, *, page: bool) -> Iterator[Block]:
    for part in _parts(block.text, joints):
        if len(part) > _PAGE or (page and len(part) >= _LONG):
            yield from runs_of_sentences(part)
        elif part.strip():
            yield block._replace(text=part.strip())


def _parts(text: str, joints: Joints) -> Iterator[str]:
    least, share = _PACKED if joints.are_many else _MENU
    for piece in _at_seams(text):
        if _labels(piece) < max(least, share * piece.count(" ")):
            yield piece
            continue
        for part in _MARKED.split(piece):
            yield from joints.split(part, strung=True)


def _at_seams(text: str) -> list[str]:
    pieces = _SEAM.split(text) if _MAY_HAVE_SEAM.search(text) else [text]
    if text.isascii():
        return pieces
    return [part for piece in pieces for part in _UNCASED_SEAM.split(piece)]


def _labels(text: str) -> int:
    """Count the labels without a space behind them."""
    return len(_LABEL.findall(text)) if _MAY_HAVE_LABEL.search(text) else 0
