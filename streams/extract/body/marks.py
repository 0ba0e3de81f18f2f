"""What an element's tag and names say of the text in it, before anybody has read it."""

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache

from streams.extract.body.hiding import is_hidden
from streams.extract.body.markup import LISTS
from streams.extract.body.outline import Element

__all__ = ["Mark", "is_pictured", "is_standfirst", "mark_of"]


class Mark(IntEnum):
    """What an element is taken for; the higher, the less likely that it is the article's."""

    NONE = 0
    DOUBTFUL = 1  #: left out where it is small and mostly links
    FURNITURE = 2  #: left out unless it holds most of the text
    COMMENTS = 3  #: left out unless the article is in it
    HIDDEN = 4  #: left out unless it holds most of the text, as pages do that show it by script


_NEGATIONS = LISTS["negations"]
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONG = 10  # letters: a longer word may be several written together
_PICTURED = 8  # letters: as above, `contentimage`
_TAGS = dict.fromkeys(
    ("aside", "footer", "figcaption", "figure", "form", "address", "dialog"), Mark.FURNITURE
) | {"header": Mark.DOUBTFUL}
_NOT_PROSE = "not-prose"  # a style sheet's word for what is set into an article and is no text of it


def mark_of(element: Element) -> Mark:
    """Return the mark of an element by its tag, class, id and what hides it."""
    if is_hidden(element.attributes):
        return Mark.HIDDEN
    by_tag = Mark.NONE if element.tag == "figure" and element.holds else _TAGS.get(element.tag, Mark.NONE)
    names = _names(element.attributes)
    return max(by_tag, _by_names(names)) if names else by_tag


def is_pictured(element: Element) -> bool:
    """Tell whether the element's names say that it is around a picture."""
    words = _words(_names(element.attributes))
    return not words.isdisjoint(LISTS["pictures"]) or _has_stem(words, "picture_stems", _PICTURED)


def is_standfirst(element: Element) -> bool:
    """Tell whether the element's names say that it is a standfirst."""
    return not _words(_names(element.attributes)).isdisjoint(LISTS["standfirsts"])


def _names(attributes: Mapping[str, str | None]) -> str:
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()


@lru_cache(4096)
def _by_names(names: str) -> Mark:
    classes = names.split()
    if "paywall" in classes:  # what subscribers see, as in schema.org's example
        return Mark.NONE
    words = _words(names)
    if not words.isdisjoint(LISTS["comments"]) or _has_stem(words, "comment_stems", _LONG):
        return Mark.COMMENTS
    if not words.isdisjoint(LISTS["furniture"]) or _has_stem(words, "furniture_stems", _LONG):
        return Mark.FURNITURE
    if _NOT_PROSE in classes:
        return Mark.FURNITURE
    return Mark.NONE if words.isdisjoint(LISTS["doubtful"]) else Mark.DOUBTFUL


@lru_cache(4096)
def _words(names: str) -> frozenset[str]:
    if not names.islower():
        names = _HUMP.sub(" ", names)
    parts = names.lower().replace("-", " ").replace("_", " ").split()
    return frozenset(_stated(part.rstrip("0123456789") for part in parts))


def _stated(parts: Iterable[str]) -> Iterable[str]:
    """Yield the words without those that a negation stands before."""
    negated = False
    for part in parts:
        if not negated and part not in _NEGATIONS:
            yield part
        negated = part in _NEGATIONS


def _has_stem(words: frozenset[str], stems: str, least: int) -> bool:
    long = [word for word in words if len(word) >= least]
    return any(stem in word for word in long for stem in LISTS[stems])
