"""Which paragraphs of an article can be its outlet's boilerplate, by their shape and place alone.

The same answer for learning and for stripping, so that what is taken off an article depends on the
article and on what is known, and not on when it came.
"""

import re
from enum import IntEnum
from typing import NamedTuple

import xxhash

from streams.tidy.suffix import suffixes

__all__ = ["Candidate", "Place", "candidates", "key", "key_of_suffix"]

_HEAD, _TAIL = 1, 4  # paragraphs at either end where boilerplate is at home
_MOST_AT_ENDS, _MOST_INSIDE = 1000, 400  # characters; longer ones are content, whoever repeats them
_LONG = 100  # characters: "The company did not respond to a request for comment" has 53
#: Candidates an article: the first and the last of longer ones (live blogs, of which none has so many ends).
_PER_ARTICLE = 96
#: Somebody is quoted: an opening mark, and 25 letters without a closing one, or a stop within the marks.
#: Others are names and terms (`"as is"`). A closing mark stands behind a letter or a stop: it opens nothing.
_QUOTED = re.compile(
    r"(?:^|[\s(\[—–:])[\"“„«「『](?:[^\"”“»」』]{25}|[^\"”“»」』]{1,24}[,.!?…。][\"”“»」』])"
)
_YEAR_OR_CLOCK = re.compile(r"\b(?:(?:19|20)\d\d|[0-2]?\d:[0-5]\d)\b")
_DIGITS = re.compile(r"\d+")
_STAMP = 60  # characters: a line with a year or a clock that is no longer is a date, and little else


class Place(IntEnum):
    """Where a candidate stands; two bits, of which the first says whether that is at an end."""

    INSIDE = 0
    END = 1
    TITLE = 3  #: it is the end of the title


class Candidate(NamedTuple):
    """A paragraph that can be boilerplate, or the end of a title."""

    line: str
    place: Place

    @property
    def is_long(self) -> bool:
        """Whether it is too long for a stock phrase or a heading, which outlets print without a plan."""
        return len(self.line) >= _LONG


def key(line: str) -> int:
    """Return the fingerprint of a paragraph, blind to case, spacing, years and the time of day.

    `© 2024` is `© 2025`, and `Published 3 May 2025, 12:03` any such line. Other numbers tell paragraphs
    apart: a market report that is filled in anew says something else.
    """
    plain = " ".join(line.split()).casefold()
    folded = _YEAR_OR_CLOCK.sub("0", plain)
    if folded != plain and len(plain) <= _STAMP:
        folded = _DIGITS.sub("0", folded)
    return xxhash.xxh3_64_intdigest(folded.encode("utf-8", "surrogatepass"))


def key_of_suffix(suffix: str) -> int:
    """Return the fingerprint of a title's end: another than that of a paragraph of the same words."""
    return key("title") ^ key(suffix)


def candidates(title: str, text: str) -> dict[int, Candidate]:
    """Return by fingerprint what can be boilerplate of an article's text, and the ends of its title."""
    lines = text.split("\n")
    near = [
        *range(min(len(lines), _PER_ARTICLE // 2)),
        *range(len(lines))[_PER_ARTICLE // 2 :][-_PER_ARTICLE // 2 :],
    ]
    inside, ends = dict[int, Candidate](), dict[int, Candidate]()
    for at in near:
        line, at_end = lines[at], at < _HEAD or at >= len(lines) - _TAIL
        if 0 < len(line) <= (_MOST_AT_ENDS if at_end else _MOST_INSIDE) and not _QUOTED.search(line):
            (ends if at_end else inside)[key(line)] = Candidate(line, Place(at_end))
    titles = {key_of_suffix(suffix): Candidate(suffix, Place.TITLE) for suffix in suffixes(title)}
    return {**titles, **inside, **ends}
