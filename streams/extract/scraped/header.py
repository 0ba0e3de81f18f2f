"""What stands between a headline and its article: standfirst, byline, date, buttons, a caption."""

from collections.abc import Sequence

from streams.extract.furniture import of_head
from streams.extract.headline import is_dated
from streams.extract.lines import ends_sentence, is_prose, weight, words
from streams.extract.meta.authors import BYLINE
from streams.extract.scraped.block import Block

__all__ = ["header", "header_end", "standfirst_at"]

_REACH = 8  # blocks below the first paragraph, which a standfirst may be, that the date may stand in
_STANDFIRST = 50  # letters, from which on a line without a full stop is more than a label
_LABEL_WORDS, _LABEL = 3, 40  # words and letters: scripts without spaces write sentences in one word
_ALIKE = 0.7  # of the words of a headline, or of the shorter one
_DOTS = " |·•–—-:,"


def header(blocks: Sequence[Block], known: Sequence[str], title: str, bylines: frozenset[str]) -> list[str]:
    """Return why each block is no part of the article; `known` has the reasons that are known.

    Only the blocks above the first paragraph are looked at, and those between a standfirst and the date.
    What has the length of a standfirst is one, unless it stands below the date or byline, where captions do.
    """
    reasons = list(known)
    labelled = signed = False
    for at in range(header_end(blocks, known, bylines)):
        text = blocks[at].text
        reasons[at] = reasons[at] or _reason(text, title, bylines)
        if not (reasons[at] or ends_sentence(text) or is_prose(text)):
            goes_on = blocks[at + 1].text[0].islower()
            reasons[at] = "" if goes_on else _unended(text, labelled=labelled, signed=signed)
        signed |= reasons[at] == "byline"
        labelled |= reasons[at] not in {"", "title-repeated"}
    return reasons


def header_end(blocks: Sequence[Block], reasons: Sequence[str], bylines: frozenset[str] = frozenset()) -> int:
    """Return the place of the article's first paragraph; of the first one below the date, if that is near."""
    prose = (at for at, reason in enumerate(reasons) if not reason and is_prose(blocks[at].text))
    first = next(prose, None)
    if first is None:
        return 0
    near = range(first + 1, min(first + 1 + _REACH, len(blocks)))
    signed = max((at for at in near if _is_signed(blocks[at].text, bylines)), default=first)
    return first if signed == first else next((at for at in prose if at > signed), first)


def standfirst_at(blocks: Sequence[Block], reasons: Sequence[str]) -> int | None:
    """Return the place of the standfirst: the first block that is the article's, unless it is a label."""
    at = next((at for at, reason in enumerate(reasons) if not reason), None)
    is_long = at is not None and not blocks[at].mark and weight(blocks[at].text) >= _STANDFIRST
    return at if is_long else None


def _is_signed(text: str, bylines: frozenset[str]) -> bool:
    return not is_prose(text) and (
        text in bylines or is_dated(text) or BYLINE.fullmatch(text.strip(_DOTS)) is not None
    )


def _reason(text: str, title: str, bylines: frozenset[str]) -> str:
    if _is_again(text, title):
        return "title-repeated"
    if is_prose(text):
        return ""
    return "byline" if _is_signed(text, bylines) else of_head(text) or ""


def _unended(text: str, *, labelled: bool, signed: bool) -> str:
    """Return what a line without a full stop is: a standfirst stands first."""
    size = weight(text)
    if size >= _STANDFIRST:
        return "caption" if signed else ""
    is_short = len(text.split()) <= _LABEL_WORDS and size <= _LABEL
    return "label" if labelled or is_short or text.endswith(":") else ""


def _is_again(text: str, title: str) -> bool:
    """Tell whether the line is the headline in a few other words."""
    if not title or not weight(title) / 2 <= weight(text) <= weight(title) * 2:
        return False
    one, other = set(words(text)), set(words(title))
    return len(one & other) >= _ALIKE * max(1, min(len(one), len(other)))
