"""A whole page on one line, taken apart at its sentences: runs of them are paragraphs, the rest is menus."""

import re
from collections.abc import Iterator

from streams.extract.phrases import COOKIES
from streams.extract.scraped.block import Block

__all__ = ["runs_of_sentences"]

_END = re.compile(
    r"(?<=[^\W\d_]{2}[.!?…])(?: |(?=[“„«]))|(?<=[\d%)][.!?…]) (?=[^\W\d_])|(?<=[.!?…][\"”»’)\]]) "
    r"|(?<=[。！？])(?![」』”）])|(?<=[。！？][」』”）])|(?<=[।؟۔]) "
)
_WORDS, _SHARE = 10, 0.6  # words in capitals, of at least so many: no sentence, but a menu
_LONGEST = 90  # words: no sentence is longer
_NAMES = range(25, _LONGEST + 1), 0.45  # words in capitals, of so many, that even German prose seldom has
_LONG = 35  # words of a sentence that has marks within it
_MARKS, _FEWER_MARKS = 0.05, 0.02  # a word: a comma in twenty words, or in fifty where few are in capitals
_FEW_CAPITALS = 0.3
_TIMED, _TIMES = 15, 2  # times of the day in so many words: a list of news
_TIME = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)")
_WINDOW = 60  # words, of what is longer, that its last sentence is looked for in
_FEW = 4  # words: no sentence is shorter that follows a menu
_LAST = 25  # words that are left of a menu's end where no capitals tell where its last sentence begins


def runs_of_sentences(line: str) -> Iterator[Block]:
    """Yield the paragraphs and the menus of the line in order, and what it says of cookies for itself."""
    run: list[str] = []
    for sentence in map(str.strip, _END.split(line)):
        notice = COOKIES.stand_in(sentence.lower())
        menu, rest = _parted(sentence) if not notice else ("", "")
        if (menu or notice) and run:
            yield Block(" ".join(run), "run")
            run = []
        if menu or notice:
            yield Block(menu or sentence, "menu")
        if rest:
            run.append(rest)
    if run:
        yield Block(" ".join(run), "run")


def _parted(sentence: str) -> tuple[str, str]:
    """Return the menu that the sentence is, or begins with, and the rest of it."""
    words = sentence.split()
    if not _is_menu(words):
        return "", sentence
    start = max(0, len(words) - _WINDOW) if len(words) > _LONGEST else 0
    at = start + _turn(words[start:]) if _capitals(words) else max(0, len(words) - _LAST)
    at = at if len(words) - at >= _FEW and not _is_menu(words[at:]) else len(words)
    return " ".join(words[:at]), " ".join(words[at:])


def _is_menu(words: list[str]) -> bool:
    """Tell whether the words are too many, have too many capitals, or too few marks for a sentence."""
    count = len(words)
    if count < _WORDS:
        return False
    capitals = _capitals(words)
    if count > _LONGEST or capitals >= (_NAMES[1] if count in _NAMES[0] else _SHARE) * count:
        return True
    if count >= _TIMED and sum(_TIME.fullmatch(word) is not None for word in words) >= _TIMES:
        return True
    if count < _LONG:
        return False
    marks = sum(not (word[-1].isalnum() and word[0].isalnum()) for word in words[:-1])
    return marks < (_FEWER_MARKS if capitals < _FEW_CAPITALS * count else _MARKS) * count


def _capitals(words: list[str]) -> int:
    return sum(word[0].isupper() for word in words)


def _turn(words: list[str]) -> int:
    """Return where the words in capitals turn into a sentence, whose first word is in capitals as well."""
    best = total = at = 0
    for place, word in enumerate(words, start=1):
        total += (1 if word[0].isupper() else -1) - (word[-1] in ",;")
        if total >= max(best, 1):  # the last of the best is nearer to the sentence
            best, at = total, place
    return at - (0 < at < len(words))
