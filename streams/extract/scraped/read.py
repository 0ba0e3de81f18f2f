"""Text that a scraper left of a page, without any markup, read into a draft."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from streams.extract.draft import Draft, gather
from streams.extract.furniture import of_head
from streams.extract.lines import ends_sentence, is_prose, key
from streams.extract.meta.suffix import outlet_names
from streams.extract.scraped.block import Block
from streams.extract.scraped.blocks import read_blocks
from streams.extract.scraped.ending import ended
from streams.extract.scraped.fillers import fillers
from streams.extract.scraped.header import header, standfirst_at
from streams.extract.scraped.place import Place, find_place
from streams.extract.scraped.signed import Signed, read_signed
from streams.extract.scraped.teasers import teasers
from streams.extract.sections import name_below

__all__ = ["biography_at", "read_text"]

_NAMED = 8  # lines: of longer menus, the first and the last are looked at for what they are
_LONGEST_NAMED = 100  # letters of a line with the author's name
_MOST_BIOGRAPHY = 0.2  # of the article's letters
_MOST_PARAGRAPHS = 2  # of a biography

Pair = tuple[str, str]  # (reason or empty string, line)


def read_text(text: str, url: str, outlet: str, fetched_at: datetime) -> Draft:
    """Read scraped text: the article's lines, and what stands around its headline."""
    blocks = read_blocks(text)
    place = ended(blocks, find_place(blocks, url))
    signed = read_signed(blocks, place, url, outlet, fetched_at)
    body = list(_named(blocks, place, signed))
    names = outlet_names([outlet, outlet.split(".", 1)[0]])
    return Draft(
        title=names.taken_off(place.title),
        lines=tuple(line for reason, line in body if not reason),
        extractor="scraped-text",
        extractor_reason="no-markup",
        authors=signed.authors,
        published_at=signed.dates.published_at,
        modified_at=signed.dates.modified_at,
        links=frozenset(key(block.text) for block in blocks[place.start : place.end] if block.mark == "link"),
        removed=gather([*_above(blocks, place), *(pair for pair in body if pair[0]), *_below(blocks, place)]),
    )


def _named(blocks: Sequence[Block], place: Place, signed: Signed) -> Iterator[Pair]:
    """Yield the article's blocks, each with the reason why it is taken off, if it is."""
    span = blocks[place.start : place.end]
    reasons = header(span, fillers(span, place.reasons), place.title, signed.lines)
    lists = teasers(blocks, span, reasons)
    if (at := standfirst_at(span, reasons)) is not None:  # it stands among labels, as teasers do
        lists[at] = ""
    biography = biography_at(span, lists, signed.authors)
    for at, (block, reason) in enumerate(zip(span, lists, strict=True)):
        label = "byline" if block.text in signed.lines or at >= biography else ""
        yield reason or label, block.text


def _above(blocks: Sequence[Block], place: Place) -> Iterator[Pair]:
    lines = [block.text for block in blocks[: place.start] if block.text != place.title]
    for at, line in enumerate(lines):
        is_menu = _NAMED <= at < len(lines) - _NAMED
        yield ("navigation" if is_menu else of_head(line) or "above-title"), line


def _below(blocks: Sequence[Block], place: Place) -> list[Pair]:
    return name_below([block.text for block in blocks[place.end :]])


def biography_at(blocks: Sequence[Block], reasons: Sequence[str], authors: Sequence[str]) -> int:
    """Return where the author's biography begins, or the number of blocks where there is none.

    It begins with the full name: in a line of its own, or as the first words of the last paragraphs.
    """
    names = tuple(name for name in authors if " " in name)
    begin, letters, paragraphs = len(blocks), 0, 0
    most = _MOST_BIOGRAPHY * sum(
        len(block.text) for block, reason in zip(blocks, reasons, strict=True) if not reason
    )
    for at in range(len(blocks) - 1, 0, -1):
        if reasons[at]:
            continue
        text = blocks[at].text
        if paragraphs and _names(text, names):
            begin = at
        letters += len(text)
        paragraphs += is_prose(text)
        if letters > most or paragraphs > _MOST_PARAGRAPHS:
            break
        if is_prose(text) and text.startswith(names):
            begin = at
    return begin


def _names(text: str, names: Sequence[str]) -> bool:
    return len(text) <= _LONGEST_NAMED and not ends_sentence(text) and any(name in text for name in names)
