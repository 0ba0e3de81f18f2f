"""Dates as people write them in the languages of the news: "13 January 2025", "2025年1月13日", "13.1.25"."""

import re
import tomllib
import unicodedata
from datetime import UTC, datetime
from importlib.resources import files
from typing import NamedTuple

__all__ = ["Written", "written_dates"]

_NAMES: dict[str, str] = tomllib.loads(files(__package__).joinpath("months.toml").read_text("utf-8"))
_ACCENT_OR_DOT = re.compile("[\u0300-\u036f.]")


def _plain(name: str) -> str:
    return _ACCENT_OR_DOT.sub("", unicodedata.normalize("NFKD", name.casefold()))


_MONTHS = {
    _plain(name.replace("_", " ")): at
    for at, names in enumerate(_NAMES.values(), 1)
    for name in names.split()
}
#: The first three letters where they are one month's in all languages; "mar" is March but in Finnish.
_CUTS = {name[:3]: {month for other, month in _MONTHS.items() if other[:3] == name[:3]} for name in _MONTHS}
_SHORT = {cut: min(months) for cut, months in _CUTS.items() if len(months) == 1} | {"mar": 3}
_MAX_SHORT = 5  # letters of a month cut short: "Jan", "Sept", "Febr"

_WORD = r"(?P<month>[^\s\d,;:|/()<>-]{2,20}(?: ال(?:أول|ثاني))?)"  # "كانون الثاني" has two words
_TWIN = r"(?: ?/ ?[^\W\d_]{3,12})?"  # Arabic names a month twice: "يونيو / حزيران"
_OF = r"(?:(?:de|del|di|of|ta) |d['’])?"  # "13 de enero de 2025", "13th of January"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|\. ?a\b|\.)?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})"
_TIME = r" \d\d:\d\d(?::\d\d)? (?:[A-Z]{2,5} )?"  # as programs write it: "Mon Jan 13 10:30:00 UTC 2025"
_YEAR = r"(?P<year>\d{4})(?:(?!\d)|(?=\d?\d:\d\d))"  # text nodes run together: "28 April 20232:23 PM"
_NAMED = (
    re.compile(rf"{_DAY}{_ORDINAL},?[ -]?{_OF}{_WORD}{_TWIN},?[ -]?{_OF}{_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<!\w){_WORD} (?P<day>\d{{1,2}}){_ORDINAL}(?: |, ?|{_TIME}){_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<!\d)(?P<year>\d{{4}})(?:\. | m\. | ){_WORD} (?P<day>\d{{1,2}})(?!\d)"),
)
_NUMBER = r"(?P<month>\d{1,2})"
_YEAR_FIRST = (
    re.compile(rf"(?<!\d)(?P<year>\d{{4}}) ?[年년] ?{_NUMBER} ?[月월] ?(?P<day>\d{{1,2}}) ?[日일]"),
    re.compile(rf"(?<!\d)(?P<year>\d{{4}})(?P<mark>[-/]|\. ?){_NUMBER}(?P=mark)(?P<day>\d{{1,2}})(?!\d)"),
)
_YEAR_LAST = re.compile(
    rf"(?<![\d._-])(?:(?<!\w)|(?<=[^\W\d_]{{3}}))(?P<day>\d{{1,2}})(?P<mark>[-/]|\. ?){_NUMBER}(?P=mark)"
    r"(?P<year>\d{4}|\d\d)(?![\d.]\d|\d)"
)
_DIGIT = re.compile(r"\d")
_VIETNAMESE = re.compile(rf"{_DAY} tháng {_NUMBER},?(?: năm)? {_YEAR}", re.IGNORECASE)
_GLUE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")  # "PressApril": text nodes run together
_LONGEST = 200  # characters of a line that are looked at
_CENTURY = 2000  # of a year of two digits
_BUDDHIST = 543  # years that the Thai calendar is ahead
_LAST_YEAR = 2200  # what lies behind it is counted by the Thai calendar
_MONTHS_A_YEAR = 12


class Written(NamedTuple):
    """A date and where it stands in its line."""

    day: datetime  #: midnight UTC
    start: int
    end: int


def written_dates(line: str, *, month_first: bool = False) -> list[Written]:
    """Return the dates that a line has, in order. "3/4/2025" is in April unless the month comes first."""
    line = line[:_LONGEST]
    if _DIGIT.search(line) is None:
        return []
    named = (match for form in _NAMED for match in form.finditer(line))
    dates = [_date(match, _month(match["month"]), match["day"]) for match in named]
    numbered = (match for form in (*_YEAR_FIRST, _VIETNAMESE) for match in form.finditer(line))
    dates += [_date(match, int(match["month"]), match["day"]) for match in numbered]
    dates += [_numbered(match, month_first) for match in _YEAR_LAST.finditer(line)]
    return sorted((date for date in dates if date), key=lambda date: date.start)


def _numbered(match: re.Match[str], month_first: bool) -> Written | None:
    """Read "3/4/2025"; with dots the day comes first everywhere."""
    day, month = match["day"], match["month"]
    if int(month) > _MONTHS_A_YEAR or (month_first and match["mark"] in "-/"):
        day, month = month, day
    return _date(match, int(month), day) or _date(match, int(day), month)


def _month(name: str) -> int:
    """Return the number of a month by its name or its first letters, 0 for another word."""
    last = _GLUE.split(name)[-1]
    plain = _plain(last)
    short = _SHORT.get(plain[:3], 0) if len(plain) <= _MAX_SHORT else 0
    return _MONTHS.get(plain, short)


def _date(match: re.Match[str], month: int, day: str) -> Written | None:
    year = int(match["year"])
    year += _CENTURY if len(match["year"]) <= len("25") else 0
    try:
        date = datetime(year - _BUDDHIST if year > _LAST_YEAR else year, month, int(day), tzinfo=UTC)
    except ValueError:
        return None
    return Written(date, match.start(), match.end())
