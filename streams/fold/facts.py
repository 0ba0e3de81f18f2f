"""The facts of a text that a template would be filled with: its numbers, its names, what it is about."""

import re
from collections.abc import Collection

import xxhash

from streams.text.remembered import remembered
from streams.text.words import UPPER, capitalised, normalise, words

__all__ = ["NUMBER_BITS", "bit_of", "marked", "names", "numbers", "openings", "subject", "tickers"]

#: 1, 1.5, 1,000, 10:30, 7-5/8, 3-1. Linear: a separator is taken only with a digit after it.
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_FIGURES = bytes(b if chr(b) in "0123456789.,:/-" else ord(" ") for b in range(256))


#: The first two words of a sentence: the first is a name if the second has a capital too.
_OPENING = re.compile(rf"\W{{0,4}}([{UPPER}][\w'’-]{{0,40}})(?: ([{UPPER}]))?")
#: The first word of a sentence or a paragraph, name or not.
_BEGINS = re.compile(rf"(?:^|[\n.!?:][\"”’]?\s|\n)\W{{0,4}}([{UPPER}][\w'’-]*)")
_END = re.compile(r"[.!?][\"”’]?\s|\n")
#: A city before a dash: "ASHFORD, March 3 (NW) - ". Others may file the same report from elsewhere.
_DATELINE = re.compile(r"[^.!?\n–—-]{2,60} (?:--|[-–—]) ")
_BYLINE = 12  # words; a line as short at the top, without a full stop, is a byline or a headline
_ABOVE = 3  # such lines at most
_STOPS = (".", "!", "?", "”", '"')
#: What has a number behind it, as a date and a channel have: there are as many as days.
_DATED = re.compile(rf" [{UPPER}][\w'’-]*(?= \d)")
_ROW = 5  # words a number at most, in the row of a table: `Qtly div 12 cts vs 10 cts prior`
#: `UPDATE 1-` and `CORRECTED - ` before a title.
_LABEL = re.compile(r"[A-Z]{4,12}(?: \d)? ?- ?")
_SENTENCE = 20  # characters: what ends before is an initial or an abbreviation
_LEAD = 400  # characters looked at

#: A line that breaks off in mid-sentence: then lines were wrapped, as wires did it, and a break is a space
#: wherever no sentence ends and no paragraph begins. The break stands first, for the search to leap to it.
_WRAPPED = re.compile(r"\n(?<=[^\s.!?]\n)[a-zß-öø-ÿ]")
_BREAK = re.compile(r"\n(?<=[^\s.!?”\"]\n)(?=\S)")

#: What headlines and wires shorten within a word, and others write out.
_WHOLE = {
    "ass'n": "association", "comm'n": "commission", "dep't": "department", "gov't": "government",
    "int'l": "international", "intl": "international", "nat'l": "national",
}  # fmt: skip

#: Bits that numbers are told apart by: two that fall together let a pair through, and the rule sees to it.
NUMBER_BITS = 256

#: `<ABC>`, `<ABC.O>` and `(NYSE: ABC)`, as financial wires name a company. After the dot stands the exchange,
#: which one desk writes and another leaves out; in `(NYSE: ABC.B)` it is a class of shares.
_TICKER = re.compile(r"<(?=[A-Z.]{1,9}>)([A-Z]+)[A-Z.]*>|\([A-Z][A-Za-z]{1,9}: ?([A-Z][A-Z.]{0,8})\)")


def numbers(text: str) -> tuple[str, ...]:
    """Return the distinct numbers of a text, sorted, in digits from 0 to 9 without thousands' commas."""
    if text.isascii():  # what is between figures is left out first, in a tenth of the search's time
        text = b" ".join(set(text.encode().translate(_FIGURES).split())).decode()
    return tuple(sorted({_plain(number).replace(",", "") for number in set(_NUMBER.findall(text))}))


def marked(numbers: Collection[str]) -> bytes:
    """Return how many numbers there are, in 2 bytes, and then a bit of each."""
    bits = 0
    for number in numbers:
        bits |= 1 << bit_of(number)
    return min(len(numbers), 0xFFFF).to_bytes(2, "little") + bits.to_bytes(NUMBER_BITS // 8, "little")


def bit_of(number: str) -> int:
    """Return which bit stands for a number."""
    return xxhash.xxh3_64_intdigest(number.encode()) % NUMBER_BITS


def names(text: str) -> tuple[str, ...]:
    """Return the distinct capitalised words in mid-sentence, normalised and sorted.

    None in scripts without case: there the numbers alone speak for the facts.
    """
    return tuple(sorted(_names(_unwrapped(text))))


def _names(text: str) -> set[str]:
    return {_plain(name) for name in capitalised(text)}


def openings(text: str) -> tuple[str, ...]:
    """Return the distinct words with a capital that begin a sentence, normalised."""
    return tuple(sorted({_plain(word) for word in set(_BEGINS.findall(_unwrapped(text)))}))


def subject(title: str, text: str) -> frozenset[str]:
    """Return the names in the first sentence, normalised: whom or what the report is about.

    Its first word is one where a capital follows, or where the title has it too. A table begins with figures
    and without a name: there the title's first word stands for it.
    """
    lead = _lead(text)
    subjects, opening = _names(_DATED.sub("", lead)), _OPENING.match(lead)
    if not subjects and _is_row(lead):
        subjects |= {*words(_LABEL.sub("", title))[:1]} - {*words(lead)}
    if opening and (opening[2] or _plain(opening[1]) in _plain(title).split()):
        subjects.add(_plain(opening[1]))
    return frozenset(subjects)


def tickers(title: str, text: str) -> frozenset[str]:
    """Return the stock exchange's names of the companies that the title and the first sentence name."""
    return frozenset(ticker[1] or ticker[2] for ticker in _TICKER.finditer(f"{title} {_lead(text)}"))


def _lead(text: str) -> str:
    """Return the first sentence, without a byline above it and a dateline before it."""
    lines = _unwrapped(text[:_LEAD]).split("\n", _ABOVE)
    prose = (at for at, line in enumerate(lines) if line.endswith(_STOPS) or line.count(" ") >= _BYLINE)
    head = "\n".join(lines[next(prose, 0) :])
    dateline = _DATELINE.match(head)
    begin = dateline.end() if dateline else 0
    end = _END.search(head, begin + _SENTENCE)
    return head[begin : end.start() if end else len(head)]


def _is_row(lead: str) -> bool:
    """Tell whether a text begins with a row of figures."""
    return 0 < lead.count(" ") < _ROW * len(_NUMBER.findall(lead))


def _unwrapped(text: str) -> str:
    """Return a text whose lines are paragraphs, if they break off in mid-sentence."""
    return _BREAK.sub(" ", text) if _WRAPPED.search(text) else text


@remembered(1 << 14)  # most names are those of yesterday
def _plain(word: str) -> str:
    """Return a word as it is compared: `Norland’s` is Norland, and `INT'L` is International."""
    plain = (word.lower() if word.isascii() else normalise(word)).removesuffix("'s")
    return _WHOLE.get(plain, plain)
