"""The byline that a page shows, where its markup for machines names no author."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice, pairwise, takewhile

from selectolax.lexbor import LexborNode

from streams.extract.lines import key, words
from streams.extract.meta.authors import BY, BY_WORDS, has_role, names_in, without_roles
from streams.extract.meta.elements import ancestors, attribute, is_comment, parts_of
from streams.extract.meta.near import Line
from streams.extract.meta.words import NO_NAMES, PARTICLES, SECTIONS
from streams.extract.meta.written import written_dates

__all__ = ["is_marked", "marked_authors", "shown_authors", "signed_authors"]

#: Classes of what is near a byline and is none: pictures, other articles' cards, what is said of an author.
_OTHERS = re.compile(
    r"comment|avatar|image|img|photo|pagination|related|recommend|menu|bookmark|card__|sidebar|[-_]bio",
    re.IGNORECASE,
)
_APART = frozenset({"aside", "footer", "nav"})
_LARGE = frozenset({"html", "body", "main", "article"})  # their classes tell whose posts a blog shows
_LONGEST = 160  # letters of an element or a line with a byline
_NEAR = 2  # elements around one that is marked: a list's item, and the list
_MAX_PARTS = 12  # texts in an element with a byline
_MAX_NAME = 40  # letters of a line that is a name
_MAX_OFFICE = 60  # letters of a line that says what somebody is
_FULL_NAME = range(2, 5)  # words
_LABEL = re.compile(
    rf"{BY}|(?:the )?(?:authors?|contributors?|writers?)|autore?n?|auteur|text"
    r"|and|und|y|et|og|och",
    re.IGNORECASE,
)
_BYLINE = re.compile(BY, re.IGNORECASE)  # "Authors" alone is a link as well
_SIGNED = re.compile(rf"{BY}[\s:]+(?P<names>\S.{{1,80}})", re.IGNORECASE)
#: What a date has before and behind it: "on 5 January 2026", "am 5.1.2026 um 13:30 Uhr", "le 5 mai à 13h30".
_ON = re.compile(r"(?:^|\s)(?:on|am|le|el|il|em|op|den|vom|dne)\s{0,2}$", re.IGNORECASE)
_AT = re.compile(
    r"^[,\s]{0,3}(?:(?:um|at|à|a las|alle|kl\.?)\s)?\d\d?[:.h]\d\d(?:\s?(?:Uhr|[ap]\.?m\.?)(?!\w))?",
    re.IGNORECASE,
)
_BARS = re.compile(r"\s{0,3}[|•·⋅–—]\s{0,3}")
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|people|team|staff|profiles?|contributors?|by|autor(?:en|es)?|auteurs?|autori|redaktion|experts?"
    r"|reporters?|journalists?|writers?)/",
    re.IGNORECASE,
)


def is_marked(element: LexborNode) -> bool:
    """Tell whether the element's attributes say that an author stands in it."""
    named = " ".join(attribute(element, name) for name in ("class", "rel", "itemprop")).lower()
    return "author" in named or "byline" in named


def marked_authors(elements: Iterable[LexborNode]) -> list[str]:
    """Return the names in the first of the elements, marked as an author's, that has any."""
    order = iter(elements)
    for element in order:
        if names := _names_marked(element):
            beside = takewhile(partial(_is_beside, element), order)
            more = [name for other in beside for name in _names_marked(other) if not has_role(name)]
            least = min(_FULL_NAME.start, len(names[0].split()))
            return names + [name for name in more if len(name.split()) >= least]
    return []


def _names_marked(element: LexborNode) -> list[str]:
    parts = () if element.tag in _LARGE or _is_other(element) else parts_of(element)
    return _names_of(parts) if sum(map(len, parts)) <= _LONGEST else []


def _is_beside(element: LexborNode, other: LexborNode) -> bool:
    """Tell whether another element stands beside one: each of several authors may have an own one."""
    around = [parent.mem_id for parent in islice(ancestors(element), _NEAR)]
    return any(parent.mem_id in around for parent in islice(ancestors(other), _NEAR))


def shown_authors(lines: Iterable[Line]) -> list[str]:
    """Return the names in the first line that reads "By ...", maybe beside a date, or stands below "By"."""
    labelled = False
    for line in lines:
        texts = _BARS.split(_undated(line.text)) if len(line.text) <= _LONGEST else []
        authors = next((names for text in texts if (names := _signatures(text, labelled=labelled))), [])
        if any(not name.islower() for name in authors):
            return authors
        labelled = _is_label(line.text)
    return []


def signed_authors(lines: Sequence[Line]) -> list[str]:
    """Return the name that stands alone: above its bearer's office, beside a date, or a link."""
    for line, below in pairwise((*lines, Line(""))):
        first, *others = _BARS.split(line.text, maxsplit=1)
        if _is_full_name(first):
            linked = any(_AUTHOR_PAGE.search(link) for link in line.links)
            titled = len(below.text) <= _MAX_OFFICE and has_role(below.text)
            if any(map(written_dates, others)) or (not others and (linked or titled)):
                return [first]
    return []


def _signatures(text: str, *, labelled: bool) -> list[str]:
    match = _SIGNED.fullmatch(text) if _first_of(text) in BY_WORDS else None
    return _names_of((match["names"] if match else text,)) if match or labelled else []


def _is_label(text: str) -> bool:
    if text.endswith(":"):
        return _LABEL.fullmatch(text.rstrip(" :")) is not None
    return _first_of(text) in BY_WORDS and _BYLINE.fullmatch(text) is not None


def _first_of(text: str) -> str:
    """Return the first word, by which most lines are told from a byline in no time."""
    return text.split(" ", 1)[0].rstrip(":").casefold()


def _undated(text: str) -> str:
    """Return the text with bars in the place of its dates."""
    for date in reversed(written_dates(text)):
        text = f"{_ON.sub('', text[: date.start])} | {_AT.sub('', text[date.end :])}"
    return text.strip(" |,")


def _is_other(element: LexborNode) -> bool:
    if _OTHERS.search(attribute(element, "class")):
        return True
    return any(parent.tag in _APART or is_comment(parent) for parent in ancestors(element))


def _names_of(parts: tuple[str, ...]) -> list[str]:
    """Read an element's texts one after another: labels, then names, as far as they go."""
    authors: list[str] = []
    expected = True
    for part in parts[:_MAX_PARTS]:
        bare = part.strip(" ,:|•·-–—&")
        if not bare or _LABEL.fullmatch(bare) or key(bare) in SECTIONS:
            expected = True
            continue
        named = names_in(bare) if expected else []
        names = [name for name in named if _reads_as_name(name, alone=len(parts) == 1)]
        if not names and authors:
            break
        authors += names
        expected = bool(names) and part.rstrip().endswith((",", "&", "and"))
    return without_roles(authors)


def _reads_as_name(name: str, *, alone: bool) -> bool:
    parts = name.split()
    if NO_NAMES.intersection(words(name)) or any(part[0].isdigit() for part in parts):
        return False
    capitals = all(part in PARTICLES or not part[0].islower() for part in parts)
    return capitals or (alone and name.islower())


def _is_full_name(text: str) -> bool:
    """Tell whether a line can be nothing but somebody's first and last name."""
    parts = text.split()
    if len(text) > _MAX_NAME or len(parts) not in _FULL_NAME or has_role(text):
        return False
    capitals = all(part in PARTICLES or part[0].isupper() for part in parts)
    letters = all(letter.isalpha() or letter in " -.'’" for letter in text)
    return capitals and letters and _names_of((text,)) == [text]
