"""Paragraphs that stand on a page more than once, and bodies that stand there twice."""

from collections import Counter
from collections.abc import Iterator
from itertools import compress, groupby

from streams.extract.draft import EXCERPT
from streams.extract.lines import is_prose, key, weight, words
from streams.records import Removed

__all__ = ["fold_repeats"]

_DOUBLED = 200  # letters: a line that long is never its own first half again on purpose
_LONG = 160  # letters: what is said again on purpose is shorter, as a rule
_COPY = 500  # letters in a row that all stood above: a second copy of a body of short paragraphs
_BEGINNING = 16  # letters, by which most lines are told apart without a look at the rest
_LOOKED_AT = 60  # characters that have so many letters, but for rows of dashes
_PROBE = 40  # letters of a paragraph that are looked for above it
_PROBED = (0.1, 0.5, 0.9)  # where in it they stand
#: Letters looked through for such, of a page: a tenth of a second or two. 158,000 letters of text, as many as
#: any of 407 pages has, are 40 million where each paragraph has 300 and none of them stood above.
_MOST_SOUGHT = 300_000_000


def fold_repeats(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    """Return each paragraph once, where it stood first, and what was repeated, with how often it was.

    A short line counts as repeated only next to a repeated paragraph: in a second copy of the body.
    """
    halved = [_halved(line) for line in lines]
    keys = _keys(halved)
    gone = _composed(halved, _repeated(keys, halved))
    if not any(gone) and halved == list(lines):
        return lines, ()
    gone = _spread(keys, gone)
    kept = tuple(line for line, drop in zip(halved, gone, strict=True) if not drop)
    texts = dict(zip(keys, halved, strict=True))
    counts = Counter(compress(keys, gone))
    counts.update(name for name, half, line in zip(keys, halved, lines, strict=True) if half != line)
    return kept, tuple(
        Removed(text=texts[k][:EXCERPT], reason="repeated", count=n) for k, n in counts.items()
    )


def _keys(lines: list[str]) -> list[str]:
    """Return the keys of the lines; for one that begins as no other does, its beginning."""
    begun = [_beginning(line) for line in lines]
    counts = Counter(begun)
    return [key(line) if counts[name] > 1 else name for name, line in zip(begun, lines, strict=True)]


def _beginning(line: str) -> str:
    """Return the first letters, without spaces: lines with the same key have the same."""
    begun = "".join(words(line[:_LOOKED_AT]))
    whole = len(begun) >= _BEGINNING or len(line) <= _LOOKED_AT
    return (begun if whole else "".join(words(line)))[:_BEGINNING]


def _halved(line: str) -> str:
    middle = len(line) // 2
    if len(line) < _DOUBLED or line[:middle].strip() != line[middle:].strip():
        return line
    return line[:middle].strip()


def _repeated(keys: list[str], lines: list[str]) -> list[bool]:
    """Mark the paragraphs of prose that stood above already, where they are long, or a second copy's.

    A refrain, a recipe's step or a question may be said again, and so may a label or a row of a table: a copy
    has many such in a row.
    """
    first: dict[str, int] = {}
    stood = [first.setdefault(name, at) < at for at, name in enumerate(keys)]
    marks: list[bool] = []
    for again, group in groupby(range(len(lines)), key=stood.__getitem__):
        run = list(group)
        copied = again and sum(weight(lines[at]) for at in run) >= _COPY
        marks += [again and is_prose(lines[at]) and (copied or _is_copied(keys, lines, at)) for at in run]
    return marks


def _is_copied(keys: list[str], lines: list[str], at: int) -> bool:
    """Tell whether a paragraph that stood above is long, or stood there just now."""
    return weight(lines[at]) >= _LONG or keys[at] == keys[at - 1]


def _composed(lines: list[str], gone: list[bool]) -> list[bool]:
    """Mark the long paragraphs too whose words stood above in others: in a second copy, broken elsewhere."""
    whole, at, sought = "\n".join(lines), 0, 0
    marks = []
    for line, drop in zip(lines, gone, strict=True):
        is_long = not drop and len(line) >= _DOUBLED and sought < _MOST_SOUGHT
        sought += is_long * at
        marks.append(drop or (is_long and all(whole.find(probe, 0, at) >= 0 for probe in _probes(line))))
        at += len(line) + 1
    return marks


def _probes(line: str) -> Iterator[str]:
    for part in _PROBED:
        at = int(part * (len(line) - _PROBE))
        yield line[at : at + _PROBE]


def _spread(keys: list[str], gone: list[bool]) -> list[bool]:
    """Mark the short lines too that stood above already and touch a line that is marked."""
    first = {name: at for at, name in reversed(list(enumerate(keys)))}
    order = range(len(keys))
    for steps in (order, reversed(order)):
        previous = False
        for at in steps:
            gone[at] = previous = gone[at] or (previous and first[keys[at]] < at)
    return gone
