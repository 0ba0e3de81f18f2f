"""What a line of a page is, where it is no part of the article."""

import re
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple, Self

from streams.extract import phrases
from streams.extract.beginnings import beginning_of
from streams.extract.captions import is_caption
from streams.extract.lines import is_prose

__all__ = ["Furniture", "in_body", "is_error_line", "is_legal", "of_head"]

_LABEL = 90  # characters: a longer line is more than a label
_NOTICE = 400  # characters: a longer paragraph about cookies is an article's
_ERROR_LINE = 200
_AGREEMENT = 1000
_CRUMBS = re.compile(r"\s[>|/·•]\s|\s?[»›→]\s?")
_MIN_CRUMBS = 3
_CRUMB_WORDS = 3
_SHARE_SEPARATOR = re.compile(r"\s{0,9}[|/·•,]\s{0,9}|\s{2,9}")
_BARS = "|/·•, "
_BAR = re.compile(r"[|/·•,]|  ")
_LEGAL = 60  # characters: fewer cannot have so many of the words
_MIN_LEGAL = 3  # phrases of disclaimers in one paragraph
_SHARE_BAR = 400  # characters: "Share on Facebook, Twitter, LinkedIn, ...", each said twice or thrice
_KEPT = 500  # characters: longer lines are looked at each time, and are no captions
_DOTS = " .:!-–—|·•…"
_NO_LIMIT = sys.maxsize


def in_body(line: str) -> str | None:
    """Return what kind of furniture the line is wherever it stands on the page; None for an article's own."""
    return _kind_anywhere(line) if len(line) <= _KEPT else _ANY_PAGE.in_body(line)


def of_head(line: str) -> str | None:
    """Return what kind of furniture the line is above the article."""
    return _HEAD.kind_of(line, phrases.ANYWHERE) or in_body(line)


class Furniture:
    """The same for the lines of one page, of whose words few have to be looked for."""

    def __init__(self, words: phrases.Anywhere) -> None:
        self._words = words

    @classmethod
    def of(cls, lines: Iterable[str]) -> Self:
        """Prepare for the lines of a page."""
        return cls(phrases.ANYWHERE.within("\n".join(lines).lower()))

    def in_body(self, line: str) -> str | None:
        """See `in_body`."""
        kind = _EVERYWHERE.kind_of(line, self._words)
        return kind or ("caption" if is_caption(line, self._words) else None)

    def of_head(self, line: str) -> str | None:
        """See `of_head`."""
        return _HEAD.kind_of(line, self._words) or self.in_body(line)


def is_error_line(line: str) -> bool:
    """Tell whether the line is an error page's: a status, or a sentence that only such pages say."""
    return len(line) <= _ERROR_LINE and _is_error(line.lower())


def is_legal(line: str, least: int = _MIN_LEGAL) -> bool:
    """Tell whether the paragraph has the words of a disclaimer, `least` different ones of them."""
    return phrases.LEGAL.have(line.lower(), least)


@lru_cache(maxsize=4096)  # 2 MB: a text's lines are asked about by more than one step
def _kind_anywhere(line: str) -> str | None:
    return _ANY_PAGE.in_body(line)


Matches = Callable[[str, phrases.Anywhere], bool]


class _Rule(NamedTuple):
    """What tells a kind of line."""

    kind: str
    longest: int  #: letters of such a line
    matches: Matches  #: of the line in lower case, and the words of its page
    begins: Callable[[str], bool]  #: whether a line that begins with a letter or a digit may be one


class _Rules:
    """Rules in their order, sorted by how a line begins: most need not be asked."""

    def __init__(self, *rules: _Rule) -> None:
        self._rules = rules
        self._beginning_with = lru_cache(maxsize=4096)(self._fitting)

    def kind_of(self, line: str, words: phrases.Anywhere) -> str | None:
        """Return the kind of the first rule that matches."""
        size, low = len(line), line.lower()
        for kind, longest, matches, _ in self._beginning_with(beginning_of(low)):
            if size <= longest and matches(low, words):
                return kind
        return None

    def _fitting(self, beginning: str) -> tuple[_Rule, ...]:
        """Return the rules for how a line begins; all of them for a sign, which may be stripped."""
        first = beginning[:1]
        return tuple(rule for rule in self._rules if not first.isalnum() or rule.begins(beginning))


def _whole(listed: phrases.Phrases) -> Matches:
    return lambda low, _: listed.are(low.strip(_DOTS))


def _start(listed: phrases.Phrases) -> Matches:
    return lambda low, _: listed.begin(low)


def _is_error(low: str) -> bool:
    return phrases.STATUS.are(low) or phrases.ERROR.stand_in(low)


def _is_failure(low: str, _: phrases.Anywhere) -> bool:
    return _is_error(low)


def _is_navigation(low: str, _: phrases.Anywhere) -> bool:
    if len(low) <= _LABEL and phrases.NAVIGATION.are(low.strip(_DOTS)):
        return True
    parts = _CRUMBS.split(low)
    return len(parts) >= _MIN_CRUMBS and all(len(part.split()) <= _CRUMB_WORDS for part in parts)


def _is_share_bar(low: str, _: phrases.Anywhere) -> bool:
    bare = low.strip(_DOTS)
    if phrases.SHARE.are(bare):
        return True
    if not phrases.SHARE.begin(bare.lstrip(_BARS)):
        return False
    parts = [part for part in _SHARE_SEPARATOR.split(bare) if part] if _BAR.search(bare) else bare.split()
    return len(parts) > 1 and all(map(phrases.SHARE.are, parts))


def _is_read_also(low: str, _: phrases.Anywhere) -> bool:
    return phrases.READ_ALSO.begin(low.lstrip("[(>»›→-–• ")) and not is_prose(low)


def _is_disclaimer(low: str, words: phrases.Anywhere) -> bool:
    return len(low) >= _LEGAL and words.legal.have(low, _MIN_LEGAL)


def _always(_beginning: str) -> bool:
    return True


_EVERYWHERE = _Rules(
    _Rule("advertisement", _LABEL, _whole(phrases.ADVERTISEMENT), phrases.ADVERTISEMENT.may_begin),
    _Rule("share-bar", _SHARE_BAR, _is_share_bar, phrases.SHARE.may_begin),
    _Rule("cookie-notice", _NOTICE, lambda low, words: words.cookies.stand_in(low), _always),
    _Rule("newsletter", _ERROR_LINE, _start(phrases.NEWSLETTER), phrases.NEWSLETTER.may_begin),
    _Rule("newsletter", _ERROR_LINE, lambda low, words: words.newsletter.begin(low), _always),
    _Rule("notice", _ERROR_LINE, _start(phrases.NOTICES), phrases.NOTICES.may_begin),
    _Rule("notice", _AGREEMENT, _start(phrases.AGREEMENTS), phrases.AGREEMENTS.may_begin),
    _Rule("read-also", _ERROR_LINE, _is_read_also, phrases.READ_ALSO.may_begin),
    _Rule("copyright", _NOTICE, lambda low, words: words.copyright.are(low), _always),
    _Rule("legal-disclaimer", _NO_LIMIT, _is_disclaimer, _always),
)
_HEAD = _Rules(
    _Rule("error-page-head", _ERROR_LINE, _is_failure, _always),
    _Rule("navigation", _NO_LIMIT, _is_navigation, _always),
    _Rule("comments", _LABEL, _whole(phrases.COMMENTS), phrases.COMMENTS.may_begin),
)
_ANY_PAGE = Furniture(phrases.ANYWHERE)
