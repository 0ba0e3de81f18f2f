import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.agencies import agency_named, reads_as_agency


@pytest.mark.parametrize(
    ("credit", "agency"),
    [
        ("AFP", "AFP"),
        ("The Associated Press", "The Associated Press"),
        ("Reuters Staff", "Reuters"),
        ("by AFP", "AFP"),
        ("dpa/lnw", "dpa"),
        ("dpa-infocom", "dpa"),
        ("MENAFN - Khaleej Times", "MENAFN"),
        ("Agência Brasil", "Agência Brasil"),
        ("新华社", "新华社"),
        ("Ruth Ambler", None),
        ("", None),
    ],
)
def test_agency(credit: str, agency: str | None) -> None:
    assert agency_named(credit) == agency


def test_unknown_initials_are_an_agency_behind_capitals_only() -> None:
    assert reads_as_agency("NWN", "LONDON")
    assert not reads_as_agency("NWN", "London")
    assert not reads_as_agency("LIVE", None)


@given(st.text())
def test_any_credit_names_an_agency_or_none(credit: str) -> None:
    agency = agency_named(credit)
    assert agency is None or agency in credit
