"""What trails below an article's last paragraph: teasers, credits, programme notes."""

import re

from streams.extract.agencies import agency_named
from streams.extract.draft import gather
from streams.extract.lines import ends_sentence, is_prose
from streams.records import Removed

__all__ = ["strip_tail", "tail_agency"]

_MAX_SHARE = 0.2  # of the letters: a longer tail is the article's own list or table
#: Who has written it, behind its last sentence: "(jd/nb)".
_SIGNATURE = re.compile(r"\s?[(（\[][^()（）\[\]]{1,40}[)）\]]$")
_CREDIT = re.compile(
    r"\W{0,3}(?:(?:with|mit|additional|con|avec) )?"
    r"(?:(?:files|reports?|reporting|inputs?|material|informaci[oó]n) )?"
    r"(?:(?:from|by|von|de|der) )?(?:(?:source|quelle|fuente) ?: ?)?(?P<name>[^()]{2,40}?)\W{0,3}",
    re.IGNORECASE,
)


def strip_tail(lines: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    """Return the lines up to the last that is prose or ends as a sentence, and what trailed behind it."""
    end = len(lines)
    while end and not _is_text(lines[end - 1]):
        end -= 1
    tail = lines[end:]
    if sum(map(len, tail)) > _MAX_SHARE * sum(map(len, lines)):
        return lines, ()
    return lines[:end], gather(("below-article", line) for line in tail)


def _is_text(line: str) -> bool:
    return is_prose(line) or ends_sentence(line) or ends_sentence(_SIGNATURE.sub("", line))


def tail_agency(removed: tuple[Removed, ...]) -> str | None:
    """Return the wire service that a line below the article credits: "With files from Reuters", "(dpa)"."""
    lines = (line for tail in removed for line in tail.text.split("\n"))
    names = (match["name"] for line in lines if (match := _CREDIT.fullmatch(line)))
    return next((service for name in names if (service := agency_named(name))), None)
