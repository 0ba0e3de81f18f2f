"""What a text is about, told from its words."""

import pytest

from streams.code.english.gate.topics import Distance, topic_of

BODIES = {
    "sport": "The striker scored twice before half-time and the midfielder was booked by the referee.",
    "show": "The actress stars in a sequel to the box-office hit, with a soundtrack by a rapper.",
    "business": "Quarterly profits grew and the retailer raised its dividend. Shareholders hope for more.",
    "tech": "The handset runs new software and a faster browser. Users download apps over broadband.",
    "life": "Mix the ingredients of this recipe for a healthy snack. Our tips help you choose kitchen tools.",
    "nature": "Scientists found a gene in cells of the species, and a fossil in the habitat of whales.",
}


@pytest.mark.parametrize(("theme", "body"), BODIES.items())
def test_a_text_full_of_one_themes_words_is_far_from_politics(theme: str, body: str) -> None:
    topic = topic_of("", body)
    assert (topic.theme, topic.distance) == (theme, Distance.FAR)


def test_a_text_full_of_words_of_politics_is_about_it() -> None:
    text = (
        "The opposition lost the vote in parliament, and the minister met the ambassador of the rebels' ally."
    )
    assert topic_of("Election postponed", text).distance is Distance.NONE


def test_politics_among_the_words_of_a_theme_brings_it_nearer() -> None:
    near = (
        BODIES["tech"]
        + " The minister told parliament that the government would sanction the ministry's critics."
    )
    assert topic_of("", near).distance < topic_of("", BODIES["tech"]).distance


def test_a_sentence_with_one_word_of_a_theme_is_not_about_it() -> None:
    assert topic_of("", "Brazil hosted a football match for Haiti.").distance is Distance.UNSAID


def test_the_title_speaks_too() -> None:
    assert topic_of("Striker signs for rugby and football club", "He is 24.").theme == "sport"


def test_plurals_and_genitives_are_known_by_their_word() -> None:
    assert topic_of("", "Strikers, goalkeepers and a winger's coach.").theme == "sport"


def test_two_words_may_make_one_of_the_lists() -> None:
    assert topic_of("", "They hope for a gold medal and the grand prix.").theme == "sport"


def test_under_a_headline_fewer_words_of_a_theme_are_enough() -> None:
    short = "The goalkeeper is out of the team for the whole month."
    assert topic_of("", short).distance is Distance.UNSAID
    assert topic_of("Johnson breaks his arm", short).distance is Distance.SOME


def test_much_text_with_hardly_a_word_of_politics_is_about_something_else() -> None:
    assert topic_of("", "There she stood and saw nobody in it. " * 10).distance is Distance.SOME


def test_a_low_line_parts_words() -> None:
    assert topic_of("", "_football_ rugby_coach striker_goalkeeper").theme == "sport"
