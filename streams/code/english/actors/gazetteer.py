"""Names to countries and sectors: countries, demonyms, capitals as governments, organisations."""

from __future__ import annotations

from streams.code.english.places.tables import world
from streams.code.english.places.world import Entry

__all__ = ["LONGEST", "Entry", "gazetteer"]

LONGEST = 7  #: tokens of the longest name looked up


def gazetteer() -> dict[str, Entry]:
    """Return what each name stands for. Names of our own go before those of lists."""
    return world().entries
