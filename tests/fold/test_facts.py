import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.fold.facts import names, numbers, subject, tickers
from streams.text.words import normalise


def test_numbers_are_whole_and_single() -> None:
    assert numbers("At 10:30 the index fell 1.5 to 1,000; by 12 it was 1000.") == (
        "1.5",
        "1000",
        "10:30",
        "12",
    )


def test_fractions_and_scores_are_single() -> None:
    assert numbers("It pays 7-5/8 pct after a 3-1 win, he said - 2 days late, a 24-year-old.") == (
        "2", "24", "3-1", "7-5/8",
    )  # fmt: skip


def test_names_stand_in_mid_sentence() -> None:
    assert names("Police said Anna Berg, of Oslo, left. Then they met Omar.") == (
        "anna",
        "berg",
        "omar",
        "oslo",
    )


def test_spellings_of_one_name_or_number_are_one() -> None:
    assert names("говорит Алёна О’Нил") == names("говорит Алена О'Нил")
    assert numbers("١٢ و ٣") == ("12", "3")


def test_a_sentence_does_not_begin_with_a_name() -> None:
    assert names("He left. They stayed! Nobody came? Rain fell.") == ()


@pytest.mark.parametrize("text", ["встретил Ивана вчера", "συνάντησε τον Γιώργο", "in Łódź gestern"])
def test_names_are_found_in_scripts_with_case(text: str) -> None:
    assert len(names(text)) == 1


@pytest.mark.parametrize("text", ["記者会見で市長が述べた", "قال الرئيس أمس"])
def test_there_are_none_in_scripts_without(text: str) -> None:
    assert names(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Allied Foods Inc said that it will pay. Baker did so.", {"allied", "foods", "inc"}),
        ("Shares of Allied Foods rose\nPrices in Denham fell.", {"denham"}),
        ("Rain is forecast for the whole of the day.", set()),
        ("By Anna Berg, Harbour Times\n\nASHFORD, March 3 (NW) -- Police in Denham said so.", {"denham"}),
        ("Denham - The mayor of Ashford has resigned, he said.", {"ashford"}),
        ("Norland's consumer prices rose, Allied Foods’s board said.", {"norland", "allied", "foods"}),
        ("", set()),
        ("記者会見で市長が述べた。", set()),
    ],
)  # fmt: skip
def test_a_subject_is_what_the_first_sentence_names(text: str, expected: set[str]) -> None:
    assert subject("Norland rates", text) == expected


def test_the_first_word_is_a_name_where_the_title_has_it_too() -> None:
    text = "Ashford can expect rain on the whole day."
    assert subject("Ashford weather", text) == {"ashford"}
    assert subject("The weather", text) == set()


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("ALLIED FOODS SETS PAYOUT", "Qtly div 20 cts vs 18 cts prior\nPay March 3", {"allied"}),
        ("UPDATE 1-Allied sets payout", "Qtly div 20 cts vs 18 cts prior", {"allied"}),
        ("ALLIED 4TH QTR NET", "Shr profit 20 cts vs loss 18 cts", {"allied"}),
        ("Shr 20 cts", "Shr 20 cts vs 18 cts", {"shr"}),
        ("Heavy rain", "All 20 of those who were taken away by the flood have been found.", set()),
        ("Heavy rain", "There will be rain on March 3 and after.", set()),
    ],
)
def test_a_row_of_figures_is_about_what_its_title_begins_with(
    title: str, text: str, expected: set[str]
) -> None:
    assert subject(title, text) == expected


def test_tickers_stand_in_brackets_in_the_title_or_the_lead() -> None:
    assert tickers("ALLIED FOODS <ALFD> SETS PAYOUT", "Qtly div 20 cts") == {"ALFD"}
    assert tickers("A payout", "Allied Foods (NYSE: ALF.A) said so. Baker (NYSE: BK) too.") == {"ALF.A"}
    assert (
        tickers("PARC SETS PAYOUT <PARC.O>", "") == tickers("Parc sets payout (NASDAQ: PARC)", "") == {"PARC"}
    )
    assert tickers("ALLIED <ALFD.TOQ> AND BAKER <BK.A.B> SET PAYOUTS", "") == {"ALFD", "BK"}
    assert tickers("Foods (again)", "If x <y> then (see: below) nothing.") == frozenset()


def test_a_shortened_name_is_the_name_written_out() -> None:
    assert names("It bought Allied Int’l and the Gov't Printing Office") == names(
        "It bought Allied International and the Government Printing Office"
    )


@given(st.text(alphabet="Ab -–.\n<>():'’", max_size=80), st.text(alphabet="Ab<", max_size=5))
def test_any_text_has_a_subject_in_itself(text: str, title: str) -> None:
    assert subject(title, text) <= {normalise(word) for word in re.findall(r"\w[\w'’-]*", text)}
    assert tickers(title, text) == tickers(title, text)


@given(st.text(alphabet="0123 a.,:/-$\n()", max_size=40))
def test_numbers_are_the_same_beside_any_letter(text: str) -> None:
    assert numbers(text) == numbers(f"{text} é")


WRAPPED = (
    "Champion Products Inc said its\nboard approved a two-for-one stock split of\nFoxtrot shares."
    "\n    It told\nOmar so."
)


def test_lines_that_break_off_in_mid_sentence_are_no_bylines() -> None:
    assert subject("", WRAPPED) == {"champion", "products", "inc", "foxtrot"}


def test_a_name_at_the_begin_of_a_wrapped_line_is_in_mid_sentence() -> None:
    assert names(WRAPPED) == ("foxtrot", "inc", "omar", "products")
    assert names("A list of lines\nOmar\nRuth") == ()
