"""Wire services by the names that their credits use."""

import re

from streams.extract.lines import key
from streams.extract.phrases import AGENCIES

__all__ = ["NO_AGENCY", "agency_named", "reads_as_agency"]

_KEYS = frozenset(key(name) for name in AGENCIES)
#: "dpa/lnw", "MENAFN - Khaleej Times", "AFP/dpa": the first one is the service that the page got it from.
_PARTNER = re.compile(r"\s*/\s*|\s*[-–—]\s+|\s*,\s*")
#: An agency that is not on the list of known ones is believed where it stands alone or after capitals.
_ACRONYM = re.compile(r"[A-Z]{2,10}")
#: What else stands in capitals or brackets at the head of a report.
NO_AGENCY = frozenset(
    {"UPDATE", "UPDATED", "LEAD", "CORRECTED", "CORRECTION", "VIDEO", "PHOTOS", "EXCLUSIVE", "OPINION"}
    | {"WATCH", "LIVE", "BREAKING", "BREAKING NEWS", "ANALYSIS", "EXPLAINER", "COMMENT", "EDITORIAL"}
)


def agency_named(credit: str) -> str | None:
    """Return the wire service that a credit names, as the page writes it; None where it names none."""
    name = _PARTNER.split(credit.strip(), maxsplit=1)[0].strip()
    return name if key(name) in _KEYS else None


def reads_as_agency(credit: str, place: str | None) -> bool:
    """Tell whether the credit names a known wire service, or an unknown one by initials after capitals."""
    if agency_named(credit):
        return True
    # "Apple (AAPL) - " credits nobody
    return credit not in NO_AGENCY and bool(_ACRONYM.fullmatch(credit)) and (place or credit).isupper()
