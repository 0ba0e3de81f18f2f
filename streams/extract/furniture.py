"""What a line of a page is, where it is no part of the article."""

import re
import sys
from collections.abc import Callable
from functools import lru_cache

from streams.extract import phrases
from streams.extract.captions import is_caption
from streams.extract.lines import is_prose

__all__ = ["in_body", "is_error_line", "is_legal", "of_head"]

_LABEL = 90  # characters: a longer line is more than a label
_NOTICE = 400  # characters: a longer paragraph about cookies is an article's
_ERROR_LINE = 200
_AGREEMENT = 1000
_CRUMBS = re.compile(r"\s[>|/·•]\s|\s?[»›→]\s?")
_MIN_CRUMBS = 3
_CRUMB_WORDS = 3
_SHARE_SEPARATOR = re.compile(r"\s{0,9}[|/·•,]\s{0,9}|\s{2,9}")
_BAR = re.compile(r"[|/·•,]|  ")
_LEGAL = 60  # characters: fewer cannot have so many of the words
_MIN_LEGAL = 3  # phrases of disclaimers in one paragraph
_SHARE_BAR = 400  # characters: "Share on Facebook, Twitter, LinkedIn, ...", each said twice or thrice
_KEPT = 500  # characters: longer lines are looked at each time, and are no captions
_DOTS = " .:!-–—|·•…"


def in_body(line: str) -> str | None:
    """Return what kind of furniture the line is wherever it stands on the page; None for an article's own."""
    return _kind_anywhere(line) if len(line) <= _KEPT else _kind(line, _EVERYWHERE)


def of_head(line: str) -> str | None:
    """Return what kind of furniture the line is above the article."""
    return _kind(line, _HEAD) or in_body(line)


def is_error_line(line: str) -> bool:
    """Tell whether the line is an error page's: a status, or a sentence that only such pages say."""
    return len(line) <= _ERROR_LINE and _is_error(line.lower())


def is_legal(line: str, least: int = _MIN_LEGAL) -> bool:
    """Tell whether the paragraph has the words of a disclaimer, `least` different ones of them."""
    return phrases.LEGAL.have(line.lower(), least)


@lru_cache(maxsize=4096)  # 2 MB: a page's lines are asked about by more than one step
def _kind_anywhere(line: str) -> str | None:
    return _kind(line, _EVERYWHERE) or ("caption" if is_caption(line) else None)


def _kind(line: str, rules: tuple["_Rule", ...]) -> str | None:
    size, low = len(line), line.lower()
    return next((kind for kind, longest, matches in rules if size <= longest and matches(low)), None)


def _whole(words: phrases.Phrases) -> Callable[[str], bool]:
    return lambda low: words.are(low.strip(_DOTS))


def _is_error(low: str) -> bool:
    return phrases.STATUS.are(low) or phrases.ERROR.stand_in(low)


def _is_navigation(low: str) -> bool:
    if len(low) <= _LABEL and phrases.NAVIGATION.are(low.strip(_DOTS)):
        return True
    parts = _CRUMBS.split(low)
    return len(parts) >= _MIN_CRUMBS and all(len(part.split()) <= _CRUMB_WORDS for part in parts)


def _is_share_bar(low: str) -> bool:
    bare = low.strip(_DOTS)
    if phrases.SHARE.are(bare):
        return True
    parts = [part for part in _SHARE_SEPARATOR.split(bare) if part] if _BAR.search(bare) else bare.split()
    return len(parts) > 1 and all(map(phrases.SHARE.are, parts))


def _is_read_also(low: str) -> bool:
    return not is_prose(low) and phrases.READ_ALSO.begin(low.lstrip("[(>»›→-–• "))


_Rule = tuple[str, int, Callable[[str], bool]]  # kind, letters of the longest such line, what tells it
_ANY = sys.maxsize
_EVERYWHERE: tuple[_Rule, ...] = (
    ("advertisement", _LABEL, _whole(phrases.ADVERTISEMENT)),
    ("share-bar", _SHARE_BAR, _is_share_bar),
    ("cookie-notice", _NOTICE, phrases.COOKIES.stand_in),
    ("newsletter", _ERROR_LINE, phrases.NEWSLETTER.begin),
    ("notice", _ERROR_LINE, phrases.NOTICES.begin),
    ("notice", _AGREEMENT, phrases.AGREEMENTS.begin),
    ("read-also", _ERROR_LINE, _is_read_also),
    ("copyright", _NOTICE, phrases.COPYRIGHT.are),
    ("legal-disclaimer", _ANY, lambda low: len(low) >= _LEGAL and phrases.LEGAL.have(low, _MIN_LEGAL)),
)
_HEAD: tuple[_Rule, ...] = (
    ("error-page-head", _ERROR_LINE, _is_error),
    ("navigation", _ANY, _is_navigation),
    ("comments", _LABEL, _whole(phrases.COMMENTS)),
)
