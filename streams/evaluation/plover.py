"""The PLOVER gold standard records: the names of its first version in those of codebook 1.3.

[{id, text, event, source?: [{code, sector?}], target?: [...], dead?, injured?}, ...], with null or a text
where there is no party. What a record leaves out is not judged.
"""

from dataclasses import dataclass

from streams.evaluation.fields import NONE, FieldLine

__all__ = ["ABOUT", "Party", "PloverRecord", "renamed"]

ABOUT = "DOCUMENT"  #: the event of the file's word on itself

#: Codebook 1.3, table 7.1: what became of the older names. YIELD was split; either of the two is right.
_RENAMED = {
    "DEMAND": ("REQUEST",),
    "DISAPPROVE": ("ACCUSE",),
    "FIGHT": ("ASSAULT",),
    "INVESTIGATE": ("ACCUSE",),
    "YIELD": ("CONCEDE", "RETREAT"),
}
_MISPRINTS = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
_NO_STATES = frozenset({"IGO", "NGO", "ISM", "IMG"})  # organisations stand where the country should
#: The first three letters of the file's sectors in ours; an ethnic group may follow. Others are not judged.
_SECTORS = {
    **{name: name for name in ("GOV", "MIL", "REB", "COP", "JUD", "OPP", "IGO", "NGO", "BUS", "CVL", "MED")},
    "LEG": "GOV", "CIV": "CVL", "REF": "CVL", "JRN": "MED",
}  # fmt: skip


def renamed(name: str) -> tuple[str, ...]:
    """Return what the codebook calls a type now."""
    return _RENAMED.get(name, (name,))


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """An actor or a recipient."""

    code: str
    sector: str | None = None

    @property
    def own_sector(self) -> str | None:
        """Its sector in our names; null where it has none, or none of ours."""
        return _SECTORS.get((self.code if self.code in _NO_STATES else self.sector or "")[:3])


@dataclass(frozen=True, kw_only=True, slots=True)
class PloverRecord:
    """A record of the file."""

    id: str
    event: str
    text: str = ""
    source: tuple[Party, ...] | str | None = ()
    target: tuple[Party, ...] | str | None = ()
    dead: int | str | None = None
    injured: int | str | None = None

    @property
    def fields(self) -> FieldLine:
        """What is right of its event. Its tolls do not say whether they are lower bounds."""
        return FieldLine(
            source=_countries(self.source), source_sector=_sectors(self.source),
            target=_countries(self.target), target_sector=_sectors(self.target),
            dead=_toll(self.dead), injured=_toll(self.injured),
        )  # fmt: skip


def _countries(parties: tuple[Party, ...] | str | None) -> str | None:
    if not isinstance(parties, tuple):
        return NONE
    codes = {_MISPRINTS.get(party.code, party.code) for party in parties} - _NO_STATES
    return ("+".join(sorted(codes)) or NONE) if parties else None


def _sectors(parties: tuple[Party, ...] | str | None) -> str | None:
    """Return the sectors, or null where one of them cannot be judged."""
    sectors = [party.own_sector for party in parties if isinstance(party, Party)] if parties else []
    known = {sector for sector in sectors if sector}
    return "+".join(sorted(known)) if sectors and None not in sectors else None


def _toll(count: int | str | None) -> str | None:
    return f"{count}|{count}+" if count else None
