"""Credits and datelines at the head of a report: "LONDON, Oct 25 (Reuters) - ", "(MENAFN) "."""

import re
from dataclasses import replace

from streams.extract.agencies import agency_named
from streams.extract.draft import Draft, gather
from streams.extract.lines import is_prose

__all__ = ["take_credit"]

#: One place: up to five words in capitals with their particles, and the country or state after it.
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]{0,24}|d[eiou]s?|del|la|am|an|der|of|and)"
_COUNTRY = rf"(?:, ?{_WORD}(?: {_WORD}){{0,2}})?(?: ?\[[\w ]{{2,30}}\])?"
_PLACE = rf"(?P<place>[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]{{1,24}}(?:[ /]{_WORD}){{0,4}}{_COUNTRY})"
_DATE = r"(?:,? ?(?:(?:[A-Za-z]{3,10}\.? \d{1,2}|\d{1,2}\.? (?:de )?[A-Za-zä]{3,10}\.?)(?:,? \d{4})?))?"
_DASH = r"(?: ?[-–—]{1,2} ?| ?: ?)"
_CREDIT = re.compile(rf"(?:{_PLACE}{_DATE},? ?{_DASH}?)?[(\[](?P<agency>[^()\[\]]{{2,40}})[)\]]{_DASH}?\s*")
#: Without an agency only a place in capitals is a dateline: "BERLIN — ".
_CAPITALS = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}(?:, [A-Z][\w.]{1,20})?) ?(?:[–—]|--| - ) ?(?=\S)"
)
#: An agency that is not on the list of known ones is believed where it stands alone or after capitals.
_ACRONYM = re.compile(r"[A-Z]{2,10}")
_NO_AGENCY = frozenset(
    {"UPDATE", "UPDATED", "LEAD", "CORRECTED", "VIDEO", "PHOTOS", "EXCLUSIVE", "OPINION", "WATCH"}
)
_HEAD = 3  # lines: a credit stands in the first paragraph, which an old-fashioned headline may precede


def take_credit(draft: Draft) -> Draft:
    """Move the agency and the dateline from the head of the text to their fields."""
    for at, line in enumerate(draft.lines[:_HEAD]):
        if not is_prose(line):
            continue
        match = _CREDIT.match(line)
        agency = _agency(match) if match else None
        match = match if agency else _CAPITALS.match(line)
        return _without(draft, at, match, agency) if match else draft
    return draft


def _agency(match: re.Match[str]) -> str | None:
    credit = match["agency"]
    known = agency_named(credit)
    if known or credit in _NO_AGENCY or not _ACRONYM.fullmatch(credit):
        return known
    return credit if (match["place"] or credit).isupper() else None  # "Apple (AAPL) - " credits nobody


def _without(draft: Draft, at: int, match: re.Match[str], agency: str | None) -> Draft:
    line = draft.lines[at]
    rest = line[match.end() :]
    return replace(
        draft,
        lines=(*draft.lines[:at], rest, *draft.lines[at + 1 :]) if rest else draft.lines,
        agency=agency or draft.agency,
        dateline=(match["place"] or "").strip() or None,
        removed=(*draft.removed, *gather([("credit", match.group().strip())])),
    )
