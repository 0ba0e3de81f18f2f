"""Wire services by the names that their credits use."""

import re

from streams.extract.lines import key
from streams.extract.phrases import AGENCIES

__all__ = ["agency_named"]

_KEYS = frozenset(key(name) for name in AGENCIES)
#: "dpa/lnw", "MENAFN - Khaleej Times", "AFP/dpa": the first one is the service that the page got it from.
_PARTNER = re.compile(r"\s*/\s*|\s*[-–—]\s+|\s*,\s*")


def agency_named(credit: str) -> str | None:
    """Return the wire service that a credit names, as the page writes it; None where it names none."""
    name = _PARTNER.split(credit.strip(), maxsplit=1)[0].strip()
    return name if key(name) in _KEYS else None
