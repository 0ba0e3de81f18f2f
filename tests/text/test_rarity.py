import pytest

from streams.text.rarity import is_rare, rarity_of
from streams.text.words import normalise


def rarity(word: str, language: str = "en") -> float:
    of = rarity_of(language)
    assert of is not None
    return of(word)


def test_what_every_text_has_says_nothing() -> None:
    assert rarity("the") == 0


def test_the_rarer_the_more() -> None:
    assert rarity("said") < rarity("president") < rarity("gaza") < rarity("meteorite") < rarity("salvatierra")


@pytest.mark.parametrize(("word", "rare"), [("gaza", True), ("attack", False), ("obama", False)])
def test_a_word_in_a_hundred_thousand_is_rare(word: str, *, rare: bool) -> None:
    assert is_rare(word, rarity(word)) is rare


@pytest.mark.parametrize(("number", "rare"), [("7", False), ("40", False), ("2014", False), ("4517", True)])
def test_hours_ages_and_years_are_no_evidence(number: str, *, rare: bool) -> None:
    assert is_rare(number, rarity(number)) is rare


def test_each_language_has_its_own_list() -> None:
    assert rarity("ville", "fr") < rarity("ville", "en")
    assert rarity("og", "no") == 0  # listed as `nb`


def test_words_are_looked_up_as_they_are_compared() -> None:
    assert rarity(normalise("ещё"), "ru") < 1


@pytest.mark.parametrize("language", ["ja", "th", "zh", "zu", "und", "not a language"])
def test_languages_without_a_list_or_without_spaces_have_none(language: str) -> None:
    assert rarity_of(language) is None
