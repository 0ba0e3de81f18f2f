"""A whole page on one line, taken apart at its sentences: runs of them are paragraphs, the rest is menus."""

import re
from collections.abc import Iterator

from streams.extract.scraped.block import Block

__all__ = ["runs_of_sentences"]

_END = re.compile(
    r"(?<=[^\W\d_]{2}[.!?…])(?: |(?=[“„«]))|(?<=[\d%)][.!?…]) (?=[^\W\d_])|(?<=[.!?…][\"”»’)\]]) "
    r"|(?<=[。！？])(?![」』”）])|(?<=[。！？][」』”）])|(?<=[।؟۔]) "
)
_WORDS, _SHARE = 10, 0.6  # words in capitals, of at least so many: no sentence, but a menu
_LONGEST = 90  # words: no sentence is longer
_WINDOW = 60  # words, of what is longer, that its last sentence is looked for in
_FEW = 4  # words: no sentence is shorter that follows a menu
_LAST = 25  # words that are left of a menu's end where no capitals tell where its last sentence begins


def runs_of_sentences(line: str) -> Iterator[Block]:
    """Yield the paragraphs and the menus of the line in order."""
    run: list[str] = []
    for sentence in _END.split(line):
        menu, rest = _parted(sentence.strip())
        if menu and run:
            yield Block(" ".join(run), "run")
            run = []
        if menu:
            yield Block(menu, "menu")
        if rest:
            run.append(rest)
    if run:
        yield Block(" ".join(run), "run")


def _parted(sentence: str) -> tuple[str, str]:
    """Return the menu that the sentence is, or begins with, and the rest of it."""
    words = sentence.split()
    capitals = sum(word[0].isupper() for word in words)
    if len(words) < _WORDS or (capitals < _SHARE * len(words) and len(words) <= _LONGEST):
        return "", sentence
    start = max(0, len(words) - _WINDOW) if len(words) > _LONGEST else 0
    at = start + _turn(words[start:]) if capitals else max(0, len(words) - _LAST)
    at = at if len(words) - at >= _FEW else len(words)
    return " ".join(words[:at]), " ".join(words[at:])


def _turn(words: list[str]) -> int:
    """Return where the words in capitals turn into a sentence, whose first word is in capitals as well."""
    best = total = at = 0
    for place, word in enumerate(words, start=1):
        total += (1 if word[0].isupper() else -1) - (word[-1] in ",;")
        if total > best:
            best, at = total, place
    return at - (0 < at < len(words))
