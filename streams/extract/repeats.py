"""Paragraphs that stand on a page more than once, and bodies that stand there twice."""

from collections import Counter
from itertools import compress

from streams.extract.draft import EXCERPT
from streams.extract.lines import is_prose, key
from streams.records import Removed

__all__ = ["fold_repeats"]

_DOUBLED = 200  # letters: a line that long is never its own first half again on purpose


def fold_repeats(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    """Return each paragraph once, where it stood first, and what was repeated, with how often it was.

    A short line counts as repeated only next to a repeated paragraph: in a second copy of the body.
    """
    halved = [_halved(line) for line in lines]
    keys = [key(line) for line in halved]
    gone = _spread(keys, _repeated(keys, halved))
    kept = tuple(line for line, drop in zip(halved, gone, strict=True) if not drop)
    texts = dict(zip(keys, halved, strict=True))
    counts = Counter(compress(keys, gone))
    counts.update(key(half) for half, line in zip(halved, lines, strict=True) if half != line)
    return kept, tuple(
        Removed(text=texts[k][:EXCERPT], reason="repeated", count=n) for k, n in counts.items()
    )


def _halved(line: str) -> str:
    middle = len(line) // 2
    if len(line) < _DOUBLED or line[:middle].strip() != line[middle:].strip():
        return line
    return line[:middle].strip()


def _repeated(keys: list[str], lines: list[str]) -> list[bool]:
    """Mark the paragraphs of prose that stood above already; a label, a table row or a refrain may do so."""
    seen: set[str] = set()
    marks = []
    for name, line in zip(keys, lines, strict=True):
        marks.append(name in seen and is_prose(line))
        seen.add(name)
    return marks


def _spread(keys: list[str], gone: list[bool]) -> list[bool]:
    """Mark the short lines too that stood above already and touch a line that is marked."""
    first = {name: at for at, name in reversed(list(enumerate(keys)))}
    order = range(len(keys))
    for steps in (order, reversed(order)):
        previous = False
        for at in steps:
            gone[at] = previous = gone[at] or (previous and first[keys[at]] < at)
    return gone
