"""Credits and datelines at the head of a report: "LONDON, Oct 25 (Reuters) - ", "(MENAFN) "."""

import re
from dataclasses import replace

from streams.extract.agencies import NO_AGENCY, agency_named, reads_as_agency
from streams.extract.draft import Draft, gather
from streams.extract.lines import is_prose

__all__ = ["take_credit"]

#: One place: up to five words in capitals with their particles, and the country or state after it.
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]{0,24}|d[eiou]s?|del|la|am|an|der|of|and)"
_COUNTRY = rf"(?:, ?{_WORD}(?: {_WORD}){{0,2}})?(?: ?\[[\w ]{{2,30}}\])?"
_PLACE = rf"(?P<place>[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]{{1,24}}(?:[ /]{_WORD}){{0,4}}{_COUNTRY})"
_DATE = r"(?:,? ?(?:(?:[A-Za-z]{3,10}\.? \d{1,2}|\d{1,2}\.? (?:de )?[A-Za-zä]{3,10}\.?)(?:,? \d{4})?))?"
_DASH = r"(?: ?[-–—_]{1,2} ?| ?: ?)"
_CREDIT = re.compile(
    rf"(?:{_PLACE}(?!\w){_DATE},? ?{_DASH}?)?[(\[](?P<agency>[^()\[\]]{{2,40}})[)\]]{_DASH}?\s*"
)
#: A city in capitals of any alphabet makes a dateline whether an agency is named or not, known or not:
#: "BERLIN — ", "ADRÉ, Chad (Northern Wire) — ". Only `str.isupper` knows the capitals of all alphabets.
_LETTERS = r"[^\W\d_](?:[^\W\d_]|[.'’-]){1,24}"
_DATELINE = re.compile(
    rf"(?P<place>(?P<city>{_LETTERS}(?:[ /]{_LETTERS}){{0,3}})"
    rf"(?P<country>, ?{_LETTERS}(?: {_LETTERS}){{0,2}}?)?)(?!\w)"
    rf"(?P<date>{_DATE})(?:,? ?\((?P<agency>[^()]{{2,40}})\))?(?: ?(?:[–—]|--) ?| - )(?=\S)"
)
_MIN_CITY = 4  # letters of a city that stands alone before the dash, as "IBM", "FBI" and "WHO" may
_NAME = re.compile(r"[^\W\d_][\w.&'’-]{0,24}(?: [^\W\d_][\w.&'’-]{0,24}){0,4}")
_HEAD = 3  # lines: a credit stands in the first paragraph, which a headline and a standfirst may precede


def take_credit(draft: Draft) -> Draft:
    """Give the agency and the dateline at the head of the text their fields.

    A dateline is the report's own and stays; a credit without a place is its distributor's and goes.
    """
    for at, line in enumerate(draft.lines[:_HEAD]):
        if is_prose(line):
            match = _listed(line) or _dateline(line)
            if match:
                return _credited(draft, at, match)
    return draft


def _listed(line: str) -> re.Match[str] | None:
    """Match a credit of an agency that is on the list, or whose initials stand where one is credited."""
    match = _CREDIT.match(line)
    return match if match and reads_as_agency(match["agency"], match["place"]) else None


def _dateline(line: str) -> re.Match[str] | None:
    """Match a city in capitals; what follows it in brackets has to be an agency's name."""
    match = _DATELINE.match(line)
    if match is None or not match["city"].isupper() or match["city"] in NO_AGENCY:
        return None
    if match["agency"]:
        return match if _is_agency(match["agency"], match["city"]) else None
    alone = not (match["country"] or match["date"])
    return None if alone and len(match["city"]) < _MIN_CITY else match


def _is_agency(name: str, city: str) -> bool:
    """Tell whether all words of the name are capitalised, and do not spell out what stands before it."""
    initials = "".join(word[0] for word in name.split())
    named = bool(_NAME.fullmatch(name)) and initials.isupper() and name.upper() not in NO_AGENCY
    return named and initials != city


def _credited(draft: Draft, at: int, match: re.Match[str]) -> Draft:
    agency = match["agency"] and (agency_named(match["agency"]) or match["agency"])
    credited = replace(draft, agency=agency or draft.agency)
    if match["place"]:
        return replace(credited, dateline=match["place"].strip())
    rest = draft.lines[at][match.end() :]
    return replace(
        credited,
        lines=(*draft.lines[:at], rest, *draft.lines[at + 1 :]) if rest else draft.lines,
        removed=(*draft.removed, *gather([("credit", match.group().strip())])),
    )
