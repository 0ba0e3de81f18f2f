"""The shape of wire copy: a dateline at its head, and lines that are cut at a width."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["dateline_of", "unwrapped"]

#: "LIMA, 4 Feb 90 (EFE) -- ", "BEIRUT, Lebanon (AP) _ ", "KABUL (Pajhwok): ".
_WORD = r"[^\W\d_](?:[^\W\d_]|[.'’-]){0,24}"
_COUNTRY = rf", ?(?!\w{{3,9}}\.? \d){_WORD}(?: {_WORD}){{0,2}}"
_HEAD = re.compile(
    rf"\s{{0,9}}(?P<place>(?P<city>{_WORD}(?:[ /]{_WORD}){{0,3}})(?:{_COUNTRY})?)"
    r"(?P<date>,? (?:[A-Za-z]{3,9}\.? \d{1,2}|\d{1,2} [A-Za-z]{3,9}\.?)(?:,? (?:\d{2}){1,2})?)?"
    r"(?P<agency>,? ?\([^()]{2,40}\))?(?: ?(?:–|—|--) ?| [-_] | ?: )(?=\S)"
)
#: "AFP - Sudan has condemned", as aggregators of news head a summary.
_CREDIT = re.compile(
    r"\s{0,9}(?:Reuters|AP|AFP|UPI|DPA|dpa|EFE|ANSA|PTI|IANS|ANI|TASS|Xinhua|Kyodo|Yonhap|Bernama)"
    r" (?:–|—|--?) ?(?=\S)"
)
_SHORT = 4  #: letters of a city that stands alone before the dash, as "IBM" and "UN" may
_FIRST = 200  #: characters: no dateline is longer
_MARKS = re.compile(r"(?:\[[A-Za-z ]{3,20}\]\s{0,3}){1,3}")  #: "[Text]", as monitors of broadcasts write
_NARROW = 100  #: characters: no line that is cut at a width is longer
_FEW = 4  #: lines: fewer show no width
_FULL = 0.75  #: of the width, from where on a line was cut and did not end by itself
_CUT = 0.5  #: share of full lines, and a fifth of those behind them go on in small letters
_GOES_ON = 0.2
_ENDED = (".", "!", "?", '"', "”", ":")


def dateline_of(text: str) -> tuple[int, str | None]:
    """Return where the text begins behind a dateline and the marks beside it, and the dateline's place."""
    if credit := _CREDIT.match(text[:_FIRST]):
        return credit.end(), None
    match = _HEAD.match(text[:_FIRST])
    if match is None or not _is_dateline(match):
        return 0, None
    marks = _MARKS.match(text, match.end())
    return marks.end() if marks else match.end(), match["place"]


def _is_dateline(match: re.Match[str]) -> bool:
    """Whether its city is in capitals, or credited to an agency."""
    city = match["city"]
    if city.isupper():
        return len(city) >= _SHORT or match["place"] != city or bool(match["agency"])
    return city.istitle() and match["agency"] is not None


def unwrapped(text: str) -> str:
    """Return a text of the same length whose paragraphs are lines, where lines are cut at a width.

    They are cut where most of them are about as wide as the widest, and go on in small letters.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if width > _NARROW or not _is_cut(lines, width):
        return text
    joins = [" " if _joined(first, second, width) else "\n" for first, second in pairwise(lines)]
    return "".join(part for both in zip(lines, [*joins, ""], strict=True) for part in both)


def _is_cut(lines: list[str], width: int) -> bool:
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    full = [b.lstrip() for a, b in pairs if len(a.rstrip()) >= _FULL * width]
    on = sum(not line[0].isupper() or line.isupper() for line in full)
    return len(full) >= max(_FEW, _CUT * len(pairs)) and on >= _GOES_ON * len(full)


def _joined(line: str, after: str, width: int) -> bool:
    """Whether a line goes on in the one after it: no blank line, no indent, no short last line between."""
    if not line.strip() or not after.strip() or after[:2].isspace():
        return False
    return len(line.rstrip()) >= _FULL * width or not line.rstrip().endswith(_ENDED)
