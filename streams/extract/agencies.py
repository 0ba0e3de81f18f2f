"""Wire services by the names that their credits use."""

import re
import tomllib
from importlib.resources import files

from streams.extract.lines import key

__all__ = ["NO_AGENCY", "agency_named", "reads_as_agency"]

_NAMES: list[str] = tomllib.loads(files(__package__).joinpath("agencies.toml").read_text("utf-8"))["agencies"]
_KEYS = frozenset(key(name).removeprefix("the ") for name in _NAMES)
#: "dpa/lnw", "MENAFN - Khaleej Times", "AFP/dpa": the first one is the service that the page got it from.
_PARTNER = re.compile(r"\s{0,3}/\s{0,3}|\s{0,3}[-–—]\s{1,3}|\s{0,3},\s{0,3}")
#: "by AFP", "Reuters Staff", "dpa-infocom": what stands around a name.
_BEFORE = re.compile(r"^(?:by|via|source:?|quelle:?|fuente:?|mit material von)\s+", re.IGNORECASE)
_BEHIND = re.compile(r"(?:\s(?:staff|news|news agency|agency|newswire)|-(?:afx|infocom|tmn))$", re.IGNORECASE)
#: An agency that is not on the list of known ones is believed where it stands alone or after capitals.
_ACRONYM = re.compile(r"[A-Z]{2,10}")
#: What else stands in capitals or brackets at the head of a report.
NO_AGENCY = frozenset(
    {"UPDATE", "UPDATED", "LEAD", "CORRECTED", "CORRECTION", "VIDEO", "PHOTOS", "EXCLUSIVE", "OPINION"}
    | {"WATCH", "LIVE", "BREAKING", "BREAKING NEWS", "ANALYSIS", "EXPLAINER", "COMMENT", "EDITORIAL"}
)


def agency_named(credit: str) -> str | None:
    """Return the wire service that a credit names, as the page writes it; None where it names none."""
    name = _BEFORE.sub("", _PARTNER.split(credit.strip(), maxsplit=1)[0].strip())
    return next((spelt for spelt in (name, _BEHIND.sub("", name)) if _spelt(spelt) in _KEYS), None)


def reads_as_agency(credit: str, place: str | None) -> bool:
    """Tell whether the credit names a known wire service, or an unknown one by initials after capitals."""
    if agency_named(credit):
        return True
    # "Apple (AAPL) - " credits nobody
    return credit not in NO_AGENCY and bool(_ACRONYM.fullmatch(credit)) and (place or credit).isupper()


def _spelt(name: str) -> str:
    return key(name).removeprefix("the ")
