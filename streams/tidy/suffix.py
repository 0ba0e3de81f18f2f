"""The ends of a title that may be the outlet's: ` | Harrow Daily`, ` - News from Harrow`, ` :: Sport`.

Only after a separator, and never all of a title. What stands in front (`Analysis: `) says what an article
is, and stays.
"""

import re

from streams.text.words import words

__all__ = ["headline", "one_line", "suffixes"]

#: A bar closes a headline wherever it stands. Dashes, dots and strokes do so between spaces.
_CUT = re.compile(r" ?\| ?| (?:[-–—·•»/]|::) ")
_MAX_PARTS = 3  # "Headline | Sport | Football | Harrow Daily"
_MAX_WORDS = 6  # in a part: names of outlets are short
_SMALL = 5  # letters from which on a word within a name has its capital: "News from the Coast"


def one_line(title: str) -> str:
    """Return the title with single spaces, as its ends are cut from it."""
    return " ".join(title.split())


def suffixes(title: str) -> tuple[str, ...]:
    """Return the ends of a title that may be the outlet's, the shortest first, each with its separator."""
    title, ends = one_line(title), list[str]()
    end = len(title)
    for cut in reversed(list(_CUT.finditer(title))[-_MAX_PARTS:]):
        if not _is_name(title[cut.end() : end], cut.group().strip()) or not words(title[: cut.start()]):
            break
        end = cut.start()
        ends.append(title[end:])
    return tuple(ends)


def headline(title: str) -> str:
    """Return the title without anything that may be the outlet's."""
    ends = suffixes(title)
    return one_line(title).removesuffix(ends[-1]) if ends else title


def _is_name(part: str, separator: str) -> bool:
    """Tell whether a part of a title may name an outlet or a section.

    Headlines have dashes of their own, for who says so (`- police`) and for afterthoughts. After a dash a
    name has its capitals, or the dot of a domain, where the script has capitals at all.
    """
    named = part.split()
    if not words(part) or len(named) > _MAX_WORDS:
        return False
    if separator not in "-–—/" or "." in part:
        return True
    return not any(word[0].islower() for word in named if word is named[0] or len(word) >= _SMALL)
