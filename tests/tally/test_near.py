"""The rule by which two reports are of one event."""

from typing import Literal

import pytest

from streams.identity import family_key
from streams.records import CodedEvent
from streams.tally.near import known, match, shared
from tests.tally.events import coded


def how(one: CodedEvent, other: CodedEvent) -> str | None:
    """Return how two reports match, where the tally compares them at all."""
    return match(one, other) if family_key(one) == family_key(other) else None


MET = coded("CONSULT", "TUR", "GRC", where="Athens")
BOMB = coded("ASSAULT", where="Baghdad", dead=10)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (MET, coded("CONSULT", "GRC", "TUR", where="Athens"), "same"),
        (MET, coded("CONSULT", "GRC", "TUR"), "same"),  # no place said
        (MET, coded("CONSULT", "GRC", "TUR", where="Paris", geo="dateline"), "same"),
        (MET, coded("CONSULT", "GRC", "TUR", where="Ankara"), None),
        (MET, coded("CONSULT", "GRC", "CYP", where="Athens"), None),
        (MET, coded("AGREE", "GRC", "TUR", where="Athens"), None),
        (MET, coded("CONSULT", "GRC", "TUR", mood="future"), "same"),
        (MET, coded("CONSULT", "GRC", "TUR", mood="negated"), None),
        (coded("COERCE", "FRA", to=("MLI",)), coded("SANCTION", "FRA", to=("MLI",)), "near-type"),
        (coded("COERCE", "FRA", to=("MLI",)), coded("SANCTION", "MLI", to=("FRA",)), None),
    ],
)
def test_parties_place_and_type(one: CodedEvent, other: CodedEvent, expected: str | None) -> None:
    assert how(one, other) == expected
    assert how(other, one) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (coded("ASSAULT", "IRN", where="Baghdad", dead=14), "same"),  # who did it is learnt later
        (coded("ASSAULT", "IRN", where="Mosul"), None),
        (coded("ACCIDENT", where="Baghdad", dead=10), "near-type"),
        (coded("ACCIDENT", where="Baghdad", dead=2), None),
        (coded("ACCIDENT", where="Baghdad"), None),  # no toll to tell by
        (coded("PROTEST", where="Baghdad", dead=10), None),
    ],
)
def test_harm_is_told_apart_by_its_place_and_toll(other: CodedEvent, expected: str | None) -> None:
    assert how(BOMB, other) == expected
    assert how(other, BOMB) == expected


def test_two_armies_do_not_strike_one_place_as_one() -> None:
    assert how(coded("ASSAULT", "IRN", where="Erbil"), coded("ASSAULT", "TUR", where="Erbil")) is None


def test_of_a_whole_country_the_same_parties_must_be_named() -> None:
    named = coded("ASSAULT", "TUR", where="Iraq", geo="country")
    assert how(named, coded("ASSAULT", where="Iraq", geo="country")) is None
    assert how(named, coded("ASSAULT", "TUR", where="Iraq", geo="country")) == "same"


@pytest.mark.parametrize(
    ("days", "dated", "expected"),
    [
        ((0, 0), (False, False), "same"),
        ((0, 1), (True, True), None),
        ((0, 1), (True, False), "near-day"),
        ((0, 2), (True, False), None),
        ((0, 1), (False, False), "near-day"),
    ],
)
def test_days(days: tuple[int, int], dated: tuple[bool, bool], expected: str | None) -> None:
    one, other = (coded("CONSULT", "TUR", "GRC", day=d, dated=s) for d, s in zip(days, dated, strict=True))
    assert how(one, other) == expected
    assert how(other, one) == expected


def test_two_nights_of_a_war_are_two_events_where_no_text_says_the_day() -> None:
    first, second = (coded("ASSAULT", "RUS", to=("UKR",), day=day, dated=False) for day in (0, 1))
    assert how(first, second) is None


def test_without_a_date_only_the_undated_match() -> None:
    undated = coded("CONSULT", "TUR", "GRC", day=None)
    assert how(undated, undated) == "same"
    assert how(undated, MET) is None


def test_day_type_and_dateline_alone_do_not_make_one_event_of_two() -> None:
    filed = coded("ASSAULT", where="Baghdad", geo="dateline")
    assert how(filed, filed) is None
    assert how(filed, coded("ASSAULT", where="Baghdad")) == "same"  # its text names the place
    assert how(*(coded("ASSAULT", "IRN", where="Baghdad", geo="dateline"),) * 2) == "same"
    assert how(*(coded("ASSAULT", where="Baghdad", geo="dateline", dead=3),) * 2) == "same"


def test_without_a_party_that_is_known_what_names_a_place_is_looked_for_there() -> None:
    talks = coded("CONSULT", where="Geneva")
    assert how(talks, talks) == "same"
    assert family_key(talks) != family_key(coded("CONSULT", where="Vienna"))
    assert family_key(talks) != family_key(coded("CONSULT"))


HANDS = ((), ("IRN",), ("ISR",), ("IRN", "ISR"))


@pytest.mark.parametrize("geo", ["city", "country", "dateline"])
@pytest.mark.parametrize("one", HANDS)
@pytest.mark.parametrize("other", HANDS)
def test_whoever_matches_shares_a_hand_or_one_of_them_names_none(
    one: tuple[str, ...], other: tuple[str, ...], geo: Literal["city", "country", "dateline"]
) -> None:
    first, second = (coded("ASSAULT", *hands, where="Baghdad", geo=geo, dead=3) for hands in (one, other))
    by, of = shared(first), known(second)
    assert match(first, second) is None or not by or not of or by & of
