"""The parties and tolls of the PLOVER gold standard records, in the form that fields are judged in."""

import json
from pathlib import Path
from typing import Any

import pytest

from streams.evaluation import Expected, read_texts


def fields(tmp_path: Path, **record: Any) -> Expected:
    path = tmp_path / "gold.txt"
    path.write_text(json.dumps([{"id": "G1", "event": "AID", "text": "A.", **record}]), encoding="utf-8")
    return read_texts(path)[0].fields


@pytest.mark.parametrize(
    ("parties", "country", "sector"),
    [
        ([{"code": "TCD", "sector": "GOV"}, {"code": "MLI", "sector": "LEG"}], "MLI+TCD", "GOV"),
        ([{"code": "SRB", "sector": "REBalb"}], "SRB", "REB"),
        ([{"code": "JAP", "sector": "JRN"}], "JPN", "MED"),
        ([{"code": "IGO"}], "NONE", "IGO"),
        ([{"code": "IGO"}, {"code": "TCD", "sector": "GOV"}], "TCD", "GOV+IGO"),
        ([{"code": "TCD"}], "TCD", None),
        ([{"code": "TCD", "sector": "GOV"}, {"code": "MLI", "sector": "***"}], "MLI+TCD", None),
        (None, "NONE", None),
        ("", "NONE", None),
    ],
)
def test_parties_are_judged_by_their_countries_and_by_sectors_of_ours(
    parties: Any, country: str, sector: str | None, tmp_path: Path
) -> None:
    wanted = {"target": frozenset({country}), "target_sector": frozenset({sector})}
    assert fields(tmp_path, target=parties) == {name: of for name, of in wanted.items() if None not in of}


def test_a_toll_may_be_a_lower_bound(tmp_path: Path) -> None:
    assert fields(tmp_path, dead=12) == {"dead": frozenset({"12", "12+"})}


def test_what_a_record_leaves_out_is_not_judged(tmp_path: Path) -> None:
    assert fields(tmp_path) == {}
