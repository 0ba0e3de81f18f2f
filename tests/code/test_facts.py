import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from streams.code.facts import content_of, terms_of
from streams.records import CodedEvent, Modality
from tests.tally.events import coded

TEXT = "A meteorite struck Nicaragua's capital. Officials in Managua said that the meteorite left a crater."


def words(text: str, title: str = "", language: str = "en") -> list[str]:
    return [term.word for term in terms_of(title, text, language)]


def test_the_rarest_words_come_first_and_common_ones_weigh_nothing() -> None:
    given_words = words(TEXT)
    assert set(given_words[:4]) == {"crater", "managua", "meteorite", "nicaragua"}
    assert "the" not in given_words


def test_a_word_that_is_repeated_weighs_more() -> None:
    weights = {term.word: term.weight for term in terms_of("", TEXT, "en")}
    assert weights["meteorite"] == max(weights.values()) == 255
    assert weights["crater"] < weights["meteorite"]


def test_a_possessive_is_its_name() -> None:
    assert "nicaragua" in words(TEXT)


def test_letters_of_abbreviations_and_ends_of_numbers_are_no_words() -> None:
    assert words("The U.S. sent 10,000 soldiers to Ashford.") == ["ashford", "10", "soldiers", "sent"]


def test_title_and_lead_are_read_and_the_background_is_not() -> None:
    text = " ".join([*["word"] * 160, "Sandomierz"])
    assert "sandomierz" not in words(text)
    assert "sandomierz" in words(text, title="Flood in Sandomierz")


def test_there_are_64_terms_at_most() -> None:
    assert len(words(" ".join(f"name{chr(97 + i % 26)}{i}" for i in range(140)))) == 64


@given(st.text(max_size=3000), st.sampled_from(["en", "fr", "ja", "de", "zu"]))
def test_any_text_has_terms_or_none(text: str, language: str) -> None:
    terms = terms_of(text[:80], text, language)
    assert len({term.word for term in terms}) == len(terms)
    assert all(1 <= term.weight <= 255 for term in terms)


EVENT = coded("ASSAULT", where="Baghdad")


def events(*some: CodedEvent) -> list[str]:
    return [event.event for event in content_of("", "", "en", some).events]


def test_an_event_of_a_day_and_a_place_is_one_that_others_may_tell_of() -> None:
    (event,) = content_of("", "", "en", [EVENT]).events
    assert (event.event, event.place, event.date, event.is_assumed) == (
        "ASSAULT",
        "Baghdad",
        dt.date(2025, 10, 24),
        False,
    )


def test_background_suppositions_and_denials_tie_no_stories() -> None:
    past = replace(EVENT, modality=Modality(asserted=True, historical=True))
    supposed = replace(EVENT, modality=Modality(hypothetical=True))
    denied = replace(EVENT, modality=Modality(negated=True))
    assert events(past, supposed, denied) == []


def test_an_event_of_no_one_day_or_of_nobody_nowhere_ties_no_stories() -> None:
    of_a_year = replace(EVENT, date_precision="year")
    undated = replace(EVENT, date=None, date_precision=None)
    nowhere = replace(EVENT, event_loc=None, geo_precision=None, actor=(), recipient=())
    assert events(of_a_year, undated, nowhere) == []


def test_the_lead_goes_before_what_stands_further_down() -> None:
    lead = replace(EVENT, event="PROTEST", is_lead=True)
    assert events(replace(EVENT, is_lead=False), lead) == ["PROTEST", "ASSAULT"]


def test_there_are_12_events_at_most() -> None:
    assert len(events(*[EVENT] * 20)) == 12


def test_names_are_what_has_a_capital_in_mid_sentence_and_long_numbers() -> None:
    terms = terms_of(
        "", "On Monday the mayor of Sandomierz met 4517 pilgrims. Hailstones fell near Opole.", "en"
    )
    assert {term.word for term in terms if term.is_name} == {"sandomierz", "opole", "4517"}


def test_what_stands_far_down_is_what_others_are_about() -> None:
    assert events(replace(EVENT, trigger=replace(EVENT.trigger, field="text", start=900))) == []
