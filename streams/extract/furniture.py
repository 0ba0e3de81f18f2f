"""What a line of a page is, where it is no part of the article."""

import re
from collections.abc import Callable

from streams.extract import phrases
from streams.extract.lines import is_prose

__all__ = ["in_body", "is_error_line", "is_legal", "of_head"]

_LABEL = 90  # characters: a longer line is more than a label
_NOTICE = 400  # characters: a longer paragraph about cookies is an article's
_ERROR_LINE = 200
_CRUMBS = re.compile(r"\s[>|/·•]\s|\s?[»›→]\s?")
_MIN_CRUMBS = 3
_CRUMB_WORDS = 3
_SHARE_SEPARATOR = re.compile(r"\s*[|/·•,]\s*|\s{2,}")
_MIN_LEGAL = 3  # phrases of disclaimers in one paragraph
_DOTS = " .:!-–—|·•…"


def in_body(line: str) -> str | None:
    """Return what kind of furniture the line is wherever it stands on the page; None for an article's own."""
    return next((kind for kind, matches in _EVERYWHERE if matches(line)), None)


def of_head(line: str) -> str | None:
    """Return what kind of furniture the line is above the article."""
    return next((kind for kind, matches in _HEAD if matches(line)), None)


def is_error_line(line: str) -> bool:
    """Tell whether the line is an error page's: a status, or a sentence that only such pages say."""
    if len(line) > _ERROR_LINE:
        return False
    return bool(phrases.STATUS.fullmatch(line) or phrases.ERROR.search(line))


def is_legal(line: str, least: int = _MIN_LEGAL) -> bool:
    """Tell whether the paragraph has the words of a disclaimer, `least` different ones of them."""
    return len({match.lower() for match in phrases.LEGAL.findall(line)}) >= least


def _whole(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda line: len(line) <= _LABEL and pattern.fullmatch(line.strip(_DOTS)) is not None


def _is_navigation(line: str) -> bool:
    if _whole(phrases.NAVIGATION)(line):
        return True
    parts = _CRUMBS.split(line)
    return len(parts) >= _MIN_CRUMBS and all(len(part.split()) <= _CRUMB_WORDS for part in parts)


def _is_share_bar(line: str) -> bool:
    parts = [part for part in _SHARE_SEPARATOR.split(line.strip(_DOTS)) if part]
    tokens = parts if len(parts) > 1 or _whole(phrases.SHARE)(line) else line.strip(_DOTS).split()
    return bool(tokens) and all(phrases.SHARE.fullmatch(token) for token in tokens)


def _is_read_also(line: str) -> bool:
    return not is_prose(line) and phrases.READ_ALSO.match(line.lstrip("[(>»›→-– ")) is not None


_EVERYWHERE: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("advertisement", _whole(phrases.ADVERTISEMENT)),
    ("share-bar", _is_share_bar),
    ("cookie-notice", lambda line: len(line) <= _NOTICE and phrases.COOKIES.search(line) is not None),
    ("newsletter", lambda line: len(line) <= _ERROR_LINE and phrases.NEWSLETTER.search(line) is not None),
    ("notice", lambda line: len(line) <= _ERROR_LINE and phrases.NOTICES.match(line) is not None),
    ("read-also", _is_read_also),
    ("copyright", lambda line: len(line) <= _NOTICE and phrases.COPYRIGHT.fullmatch(line) is not None),
    ("legal-disclaimer", is_legal),
)
_HEAD: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("error-page-head", is_error_line),
    ("navigation", _is_navigation),
    ("comments", _whole(phrases.COMMENTS)),
    *_EVERYWHERE,
)
