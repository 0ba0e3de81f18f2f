import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.language import language_of

GERMAN = "Die Bahn darf vorerst nicht gebaut werden, entschied das Gericht am Dienstag."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GERMAN, "de"),
        ("The council voted on Monday to keep the old bridge open for another year.", "en"),
        ("El puerto invertirá noventa millones de euros en dos nuevos muelles.", "es"),
        ("La mairie a décidé lundi de garder le vieux pont ouvert encore un an.", "fr"),
        ("市議会は月曜日、古い橋をもう一年使い続けることを決めた。専門家は点検を求めている。", "ja"),
        ("Городской совет решил в понедельник сохранить старый мост ещё на год.", "ru"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "OK", "1 2 3", "Tarsk"])
def test_too_little_to_tell(text: str) -> None:
    assert language_of(text) == "und"


def test_declaration_helps_where_the_text_does_not_tell() -> None:
    assert language_of("Tarsk", "de-AT") == "de"
    assert language_of("Tarsk", "pt_BR") == "pt"


@pytest.mark.parametrize("declared", ["english", "", "x-default", "<b>"])
def test_broken_declaration_is_no_help(declared: str) -> None:
    assert language_of("Tarsk", declared) == "und"


def test_text_outweighs_a_wrong_declaration() -> None:
    assert language_of(GERMAN, "en") == "de"


@given(st.text())
def test_any_text_has_a_two_letter_code_or_none(text: str) -> None:
    code = language_of(text)
    assert code == "und" or (len(code) == 2 and code.islower())
