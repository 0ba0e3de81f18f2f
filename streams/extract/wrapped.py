"""Lines of scraped text that were broken for the eye, joined to the paragraphs that they are."""

import re

from streams.extract.lines import clean

__all__ = ["unwrap"]

_LINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_WIDTH = 100  # characters: text wrapped for a screen or a mail has no longer lines
_FULL = 45  # characters that the lines of a wrapped paragraph have on average
_MIN_WRAPPED = 0.5  # share of the lines that stand in such paragraphs, in a text wrapped throughout
_OPEN = re.compile(r"[^.!?…。:;\"”»)\]]$")  # a line that ends in the middle of a sentence


def unwrap(text: str) -> list[str]:
    """Return the paragraphs, cleaned, none of them empty.

    A text whose lines are all short and whose blocks stand apart by empty lines is joined block by block;
    in any other, a line that begins in lower case goes on with the sentence that the line above left open.
    """
    blocks = [block for block in _blocks([clean(raw) for raw in _LINE.split(text)]) if block]
    if _is_wrapped(blocks):
        return [line for block in blocks for line in ([" ".join(block)] if _is_full(block) else block)]
    return [line for block in blocks for line in _join_open(block)]


def _blocks(lines: list[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return blocks


def _is_full(block: list[str]) -> bool:
    return len(block) > 1 and sum(map(len, block[:-1])) >= _FULL * (len(block) - 1)


def _is_wrapped(blocks: list[list[str]]) -> bool:
    lines = [line for block in blocks for line in block]
    full = sum(len(block) for block in blocks if _is_full(block))
    narrow = all(len(line) <= _WIDTH for line in lines)
    return len(blocks) > 1 and narrow and full >= _MIN_WRAPPED * len(lines)


def _join_open(block: list[str]) -> list[str]:
    joined: list[str] = []
    for line in block:
        if joined and line[0].islower() and _OPEN.search(joined[-1]):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined
