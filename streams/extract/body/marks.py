"""What an element's tag and names say of the text in it, before anybody has read it."""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from streams.extract.body.hiding import hides, is_hidden_otherwise, is_shown
from streams.extract.body.markup import LISTS
from streams.extract.body.outline import Element
from streams.text.remembered import remembered

__all__ = ["Mark", "is_pictured", "is_standfirst", "mark_of", "never_spared"]


class Mark(IntEnum):
    """What an element is taken for; the higher, the less likely that it is the article's."""

    NONE = 0
    DOUBTFUL = 1  #: left out where it is small and mostly links
    FURNITURE = 2  #: left out unless it holds most of the text
    COMMENTS = 3  #: left out unless the article is in it
    HIDDEN = 4  #: left out unless it holds most of the text, as pages do that show it by script
    OTHER = 5  #: another article, under a title of its own: left out


_FURNITURE = LISTS["furniture"] | LISTS["frame"] | LISTS["consents"]
_FRAME = LISTS["frame"] | LISTS["consents"]
_NEGATIONS = LISTS["negations"]
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DIGITS = "0123456789"
_LONG = 10  # letters: a longer word may be several written together
_PICTURED = 8  # letters: as above, `contentimage`
_TAGS = dict.fromkeys(("aside", "dialog", "figcaption", "figure", "footer", "form"), Mark.FURNITURE)
_MOST_NAMED = 4_000  # characters of classes, and of an id, that are read
_NOT_PROSE = "not-prose"  # a style sheet's word for what is set into an article and is no text of it


def mark_of(element: Element) -> Mark:
    """Return the mark of an element by its tag, class, id and what hides it."""
    attributes = element.attributes
    if not attributes:
        return _by_tag(element)
    if is_hidden_otherwise(attributes):
        return Mark.HIDDEN
    classes, name = attributes.get("class") or "", attributes.get("id") or ""
    return max(_by_tag(element), _by_names(classes[:_MOST_NAMED], name[:_MOST_NAMED]))


def is_pictured(element: Element) -> bool:
    """Tell whether the element's names say that it is around a picture."""
    words = _words_of(element)
    if not words.isdisjoint(LISTS["pictures"]):
        return True
    return any(_has_stem(word, "picture_stems", _PICTURED) for word in words)


def never_spared(element: Element) -> bool:
    """Tell whether the element is no article's even where it holds most of a page's text.

    Below a short article there may be a long imprint, and over it a box that lists each partner's cookies.
    Its id or a whole class says so, not a part of one: `right-sidebar` and `tag-cookies` tell of a page how
    it is laid out, and what it is about.
    """
    return element.tag == "footer" or any(map(_is_frame, _names_of(element)))


def names_subject(element: Element) -> bool:
    """Tell whether the names that make the element furniture, its tag aside, may be the text's subject's."""
    if _by_tag(element) is not Mark.NONE:
        return False
    return all(word in LISTS["two_senses"] for word in _words_of(element) if _by_word(word) is Mark.FURNITURE)


def is_standfirst(element: Element) -> bool:
    """Tell whether the element's names say that it is a standfirst."""
    return not _words_of(element).isdisjoint(LISTS["standfirsts"])


def _by_tag(element: Element) -> Mark:
    mark = _TAGS.get(element.tag, Mark.NONE)
    return Mark.NONE if element.holds and element.tag == "figure" else mark


@lru_cache(4096)
def _by_names(classes: str, name: str) -> Mark:
    if classes:
        if is_shown(classes):
            return Mark.NONE
        if hides(classes):
            return Mark.HIDDEN
    mark = max(map(_by_word, _split(f"{classes} {name}")), default=Mark.NONE)
    return max(mark, Mark.FURNITURE) if classes and _NOT_PROSE in classes else mark


@lru_cache(4096)  # sites have few names in common, but most of the words that these are made of
def _by_word(word: str) -> Mark:
    if word in LISTS["comments"] or _has_stem(word, "comment_stems", _LONG):
        return Mark.COMMENTS
    if word in _FURNITURE or _has_stem(word, "furniture_stems", _LONG):
        return Mark.FURNITURE
    return Mark.DOUBTFUL if word in LISTS["doubtful"] else Mark.NONE


def _names_of(element: Element) -> list[str]:
    """Return the element's classes and ids: of `page__copyright`, what the element is in its page."""
    names = f"{element.attributes.get('class') or ''} {element.attributes.get('id') or ''}".split()
    return [name.rpartition("__")[2] for name in names]


@remembered(4096)
def _is_frame(name: str) -> bool:
    words = _words(name)
    if len(words) == 1:
        return not words.isdisjoint(_FRAME)
    return not words.isdisjoint(LISTS["consents"]) and words.isdisjoint(LISTS["subjects"])


def _words_of(element: Element) -> frozenset[str]:
    return _words(f"{element.attributes.get('class') or ''} {element.attributes.get('id') or ''}")


def _words(names: str) -> frozenset[str]:
    return frozenset(_split(names))


def _split(names: str) -> list[str]:
    if not names.islower():
        names = _HUMP.sub(" ", names).lower()
    parts = names.replace("-", " ").replace("_", " ").split()
    stated = parts if _NEGATIONS.isdisjoint(parts) else _stated(parts)
    return [part.rstrip(_DIGITS) if part[-1] in _DIGITS else part for part in stated]


def _stated(parts: Iterable[str]) -> Iterable[str]:
    """Yield the words without those that a negation stands before."""
    negated = False
    for part in parts:
        if not negated and part not in _NEGATIONS:
            yield part
        negated = part in _NEGATIONS


def _has_stem(word: str, stems: str, least: int) -> bool:
    return len(word) >= least and any(stem in word for stem in LISTS[stems])
