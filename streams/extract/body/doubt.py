"""What makes newsfold doubt its own reading of a page, before anybody else is asked."""

import re
from collections.abc import Iterable
from enum import StrEnum

from streams.extract.body.newsfold import Reading
from streams.extract.lines import weight
from streams.extract.meta import Meta

__all__ = ["Doubt", "doubt_of", "misses_title"]

_SHARE = 0.6  # of the page's prose; of 393 pages that are read well, 2 % have less
_SMALL = 250  # letters: less than a news flash with its headline
_TITLE_WORDS = 4  # fewer are no proof
_DOUBTED_WORDS = 2  # but a reason to ask, where the text has none of them
_TITLE_LETTERS = 4  # shorter words are in any text
_STEM = 5  # letters: languages bend the ends of their words
_TITLE_SHARE = 0.25  # of the title's words that the text has; it is above in 97 % of such pages
_WORD = re.compile(r"\w+")
_BODY_SHARE = 0.5  # of what JSON-LD says that the article is long


class Doubt(StrEnum):
    """Why a second opinion is asked for."""

    NONE = ""
    SMALL = "small"
    SHARE = "share"  #: most of the page's prose is elsewhere
    TITLE = "title"  #: the text is not about what the title says
    BODY = "body"  #: JSON-LD has an article twice as long


def doubt_of(reading: Reading, meta: Meta) -> Doubt:
    """Return the first doubt about a reading."""
    if reading.size < _SMALL:
        return Doubt.SMALL
    if reading.share < _SHARE:
        return Doubt.SHARE
    if meta.article_body and reading.size < _BODY_SHARE * weight(meta.article_body):
        return Doubt.BODY
    return Doubt.TITLE if misses_title(reading.lines, meta.title, _DOUBTED_WORDS) else Doubt.NONE


def misses_title(lines: Iterable[str], title: str, least: int = _TITLE_WORDS) -> bool:
    """Tell whether a text has next to none of the words of a title that has so many."""
    named = {word for word in _WORD.findall(title.casefold()) if len(word) >= _TITLE_LETTERS}
    if len(named) < least:
        return False
    missed = [word[:_STEM] for word in named]
    for line in lines:  # the first few have enough of them, mostly
        low = line.casefold()
        missed = [stem for stem in missed if stem not in low]
        if len(named) - len(missed) >= _TITLE_SHARE * len(named):
            return False
    return True
