import pytest

from streams.extract.credit import take_credit
from streams.extract.draft import Draft

REST = (
    "ministers from six countries agreed on Sunday to lower the tariffs on steel by a third until the summer."
)


def _taken(line: str) -> Draft:
    return take_credit(Draft(title="", lines=(line,), extractor="scraped-text", extractor_reason="no-markup"))


def test_dateline_without_agency() -> None:
    draft = _taken(f"PORT DORRA — {REST}")
    assert (draft.agency, draft.dateline) == (None, "PORT DORRA")


def test_dateline_stays_in_the_text() -> None:
    draft = _taken(f"BERLIN (dpa) - {REST}")
    assert (draft.lines, draft.removed) == ((f"BERLIN (dpa) - {REST}",), ())


def test_credit_without_a_place_goes() -> None:
    draft = _taken(f"(MENAFN) {REST}")
    assert (draft.lines, draft.agency, draft.dateline) == ((REST,), "MENAFN", None)


def test_what_was_taken_is_on_record() -> None:
    assert [removed.text for removed in _taken(f"(AFP) {REST}").removed] == ["(AFP)"]


@pytest.mark.parametrize(
    ("start", "dateline", "agency"),
    [
        ("OSLO, Oct 23 (Fjord Press) - ", "OSLO", "Fjord Press"),
        ("ARLÈS, France (Southern Wire) — ", "ARLÈS, France", "Southern Wire"),
        ("BÂRLAD, Romania — ", "BÂRLAD, Romania", None),
        ("FĂLEȘTI (Prut News Agency) — ", "FĂLEȘTI", "Prut News Agency"),
        ("ЛЬВІВ, Ukraine — ", "ЛЬВІВ, Ukraine", None),
        ("LA PAZ, Bolivia -- ", "LA PAZ, Bolivia", None),
        ("RIO, March 3, 2025 — ", "RIO", None),
    ],
)
def test_city_in_capitals_is_a_dateline(start: str, dateline: str, agency: str | None) -> None:
    draft = _taken(start + REST)
    assert (draft.lines, draft.dateline, draft.agency) == ((start + REST,), dateline, agency)


@pytest.mark.parametrize(
    "start",
    [
        "IBM — ",
        "COVID-19 — ",
        "BREAKING — ",
        "Porto (Douro Wire) — ",
        "TURIN (Video) — ",
        "BIANCHI (who is 38) — ",
        "NATO (North Atlantic Treaty Organization) — ",
        "Apple (AAPL) - ",  # a share, not an agency
        "(UPDATE) ",
        "The World Health Organization (WHO) said that ",
        "Marie Curie (1867-1934) was right: ",
        "Berlin - wie haben es die anderen gemacht? - ",
    ],
)
def test_brackets_that_credit_nobody_stay(start: str) -> None:
    draft = _taken(start + REST)
    assert (draft.lines, draft.agency) == ((start + REST,), None)


def test_a_credit_alone_is_not_a_report() -> None:
    draft = take_credit(
        Draft(
            title="", lines=("(AFP)", f"All {REST}"), extractor="scraped-text", extractor_reason="no-markup"
        )
    )
    assert draft.lines == ("(AFP)", f"All {REST}")


def test_a_standfirst_may_precede_the_dateline() -> None:
    lines = (f"All {REST}", f"OSLO (Fjord Press) - {REST}")
    draft = take_credit(Draft(title="", lines=lines, extractor="scraped-text", extractor_reason="no-markup"))
    assert (draft.lines, draft.dateline) == (lines, "OSLO")
