"""Who wrote an article, by the lines below its headline, however they run together with dates and offices."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from streams.extract.agencies import agency_named
from streams.extract.furniture import of_head
from streams.extract.lines import words
from streams.extract.meta.authors import has_role, names_in
from streams.extract.meta.words import AUTHOR_LABELS, NO_NAMES, OPENERS, PARTICLES, SIGNED_BY
from streams.extract.meta.written import written_dates

__all__ = ["signatures"]

_OF_PICTURES = frozenset({"caption", "copyright"})
_LONGEST = 160  # letters of a line with a byline
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄ]"
#: Two to five names with their particles: "María R. Sahuquillo", "Ruth Ambler-van der Meulen".
_FIRST = rf"{_CAPITAL}[\w.'’-]{{0,20}}"
_PERSON = re.compile(rf"{_FIRST} (?:(?:[a-z]{{2,3}}|{_FIRST}) ){{0,3}}{_CAPITAL}[\w'’-]{{1,20}}")
#: Text nodes that were strung together: "Nora PikePublished", "Nora Pike@norapike", "byNora Pike".
_GLUE = re.compile(r"(?<=[^\W\d_A-Z]{3})(?<!Fitz)(?=[A-Z])|(?<=[^\W\d_]{2})(?=@)")
_GLUED_BY = re.compile(r"^(?i:by|von|par|por|di)(?=[A-ZÀ-Þ][^\W\d_A-Z])")
_BARS = re.compile(r"\s{0,3}[|•·⋅–—/]\s{0,3}")
#: Times and counts, with the words behind them: "15:46 Uhr", "3 Minuten", "7 hours ago", "15 min read".
_NUMBER = re.compile(r"[^\s|—–]{0,20}\d[^\s|—–]{0,20}(?: Uhr)?(?:\s[^\W\d_A-Z]{1,10}){0,2}")
_PLACE = re.compile(rf"\s(?:in|aus|à|from|w|v|в|из)\s{_CAPITAL}.{{1,60}}$")
_TAIL = re.compile(r"(?:\s[a-zß-ÿа-я]{1,15}){1,4}$")  # "Nora Pike published on"
_TIMED, _TIMED_WORDS = 30, 5  # letters and words of a line with a number that says when, or how long
_ENDS = " ,:;()-"
_TIME = "\x01"  # in the place of a date or a number
_CASELESS = re.compile("[\u0590-\u0dff\u0e00-\u0fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CASELESS_NAME, _NAME_WORDS = 24, 4  # letters and words of a name in a script without capitals
_REPORTER = re.compile(r"([가-힣]{2,4}) (?:선임|수습|전문)?(?:기자|특파원|논설위원)")


def _spelt(entries: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(entries, key=len, reverse=True)))


_VERB = r"(?:(?:a\s)?\w{4,10}\s)?"  # "Written by", "A post by"
_LABEL = re.compile(rf"{_VERB}(?:{_spelt(SIGNED_BY | AUTHOR_LABELS)})\s?[:：]?", re.IGNORECASE)
_LABELLED = re.compile(
    rf"(?:(?-i:[A-Z]{{2,5}})\s)?"  # a time zone
    rf"(?:{_VERB}(?:{_spelt(SIGNED_BY)})(?:\s?[:：]\s?|\s)|(?:{_spelt(AUTHOR_LABELS)})\s?[:：]\s?)"
    r"(?P<names>[^\s:][^:]{1,100})",
    re.IGNORECASE,
)


def signatures(head: Sequence[str], again: frozenset[str] = frozenset()) -> list[str]:
    """Return the names in the first line of the head that is signed "By ...", else in the first that has any.

    A name is believed beside a time or an office, and alone on a line that is near one, or that is one of
    `again`: of the lines that come again below the article, where readers are told of its author.
    """
    lines = [line for line in head if of_head(line) not in _OF_PICTURES]
    parts = [_parts(line) for line in lines]
    names = next(filter(None, map(_labelled, pairwise([[], *parts]))), None)
    return names or next(_unlabelled(lines, parts, again), [])


def _unlabelled(
    lines: Sequence[str], parts: Sequence[list[str]], again: frozenset[str]
) -> Iterator[list[str]]:
    telling = [_tells(line) for line in lines]
    for at, (line, each) in enumerate(zip(lines, parts, strict=True)):
        beside = _TIME in each or has_role(line)
        alone = len(each) == 1 and (any(telling[max(0, at - 1) : at + 3]) or line in again)
        if beside or alone:
            names = [name for part in each for name in takewhile(_is_person, names_in(part))]
            if names:
                yield names


def _parts(line: str) -> list[str]:
    """Return a line's parts between its dates and bars, and where text nodes met; a sign for each time."""
    if len(line) > _LONGEST:
        return []
    text = _GLUE.sub(" | ", _GLUED_BY.sub(r"\g<0> ", line))
    for date in reversed(written_dates(text)):
        text = f"{text[: date.start]} | {_TIME} | {text[date.end :]}"
    parts = (part.strip(_ENDS) for part in _BARS.split(_NUMBER.sub(f" | {_TIME} | ", text)))
    return [part for part in parts if part and not part.startswith("@")]


def _labelled(lines: tuple[list[str], list[str]]) -> list[str]:
    """Return the names behind "By", in one part or two, or on the line below it."""
    before, parts = lines
    above = before[-1] if before else ""
    for part, follows in zip(parts, [above, *parts], strict=False):
        match = _LABELLED.fullmatch(part)
        is_labelled = follows and _LABEL.fullmatch(follows)
        names = _names(match["names"] if match else part) if match or is_labelled else []
        if names:
            return names
    return [match[1] for part in parts if (match := _REPORTER.fullmatch(part))]


def _names(text: str) -> list[str]:
    """Return the names at the head of a text, without the place that they are followed by."""
    text = _PLACE.sub("", text)
    text = _TAIL.sub("", text) or text
    if _CASELESS.search(text):
        return [name for name in re.split(r"[、，,;；]\s?", text) if _is_caseless(name)]
    names = list(takewhile(_is_signed, names_in(text)))
    full = [name for name in names if " " in name or agency_named(name)]
    return full or names


def _is_caseless(name: str) -> bool:
    return 1 < len(name) <= _CASELESS_NAME and len(name.split()) <= _NAME_WORDS and name not in NO_NAMES


def _is_signed(name: str) -> bool:
    parts = name.split()
    capitals = all(part[0].isupper() or part in PARTICLES for part in parts)
    return capitals and NO_NAMES.isdisjoint(words(name))


def _is_person(name: str) -> bool:
    """Tell whether a text that nothing marks as a name can only be one."""
    if not _PERSON.fullmatch(name) or name.isupper() or has_role(name) or of_head(name):
        return False
    first = name.split(maxsplit=1)[0]
    if first.lower() in OPENERS or of_head(first):  # "Share Comments", of a bar that runs on
        return False
    return _is_signed(name) and names_in(name) == [name]


def _tells(line: str) -> bool:
    """Tell whether the line has a date, an office, or is short and has a number: "5 min", "1 day ago"."""
    is_short = len(line) <= _TIMED and len(line.split()) <= _TIMED_WORDS
    return bool(written_dates(line)) or has_role(line) or (is_short and any(map(str.isdigit, line)))
