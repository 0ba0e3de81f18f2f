import pytest

from streams.extract.scraped.block import Block
from streams.extract.scraped.closing import is_service, letters_at, rest_at

PARAGRAPH = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, the "
    "harbour board has said. It closed the line a year ago, when the quay had sunk by a hand in one night."
)
ARTICLE = [PARAGRAPH] * 4
LETTER = ["Nora Pike", "24 October 2025 at 3:53 pm", "I shall be on the first boat.", "Reply"]


def _at(*texts: str) -> int:
    return letters_at([Block(text) for text in texts])


@pytest.mark.parametrize(
    "text",
    [
        "Log in or subscribe to our newsletter, and you can read on for free.",
        "Sie haben noch kein Konto? Registrieren Sie sich hier für den Newsletter, oder testen Sie das Abo.",
        "Sign up to join the discussion. You will get an email when somebody answers what you said.",
        "Vous possédez un compte ? Connectez-vous, ou abonnez-vous pour recevoir la newsletter.",
    ],
)
def test_several_kinds_of_words_about_the_site_are_its_service(text: str) -> None:
    assert is_service(text)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board has a newsletter, and 300 subscribers to it; an account costs nothing.",
        "You can read of the ferry in the newsletter of the harbour board.",
        f"You may log in, subscribe to the newsletter, and follow us on Facebook. {PARAGRAPH * 4}",
    ],
)
def test_news_of_a_service_few_words_and_long_paragraphs_are_none(text: str) -> None:
    assert not is_service(text)


@pytest.mark.parametrize("heading", ["12 Comments", "3 thoughts on Ferry to reopen", "Leserkommentare"])
def test_letters_begin_at_their_heading(heading: str) -> None:
    assert _at(*ARTICLE, heading, *LETTER, *LETTER) == len(ARTICLE)


def test_letters_without_a_heading_begin_at_the_first_date() -> None:
    assert _at(*ARTICLE, *LETTER, *LETTER) == len(ARTICLE) + 1


def test_letters_are_known_by_their_signatures_too() -> None:
    letter = ["Nora Pike says:", *LETTER[1:3]]
    assert _at(*ARTICLE, "2 Comments", *letter, *letter) == len(ARTICLE)


def test_a_speaker_and_a_button_are_no_letters() -> None:
    lines = [*ARTICLE, "The harbour master says:", PARAGRAPH, "The mayor says:", "Reply", PARAGRAPH]
    assert _at(*lines) == len(lines)


def test_letters_above_an_article_are_none() -> None:
    lines = [*LETTER, *LETTER, *ARTICLE]
    assert _at(*lines) == len(lines)


@pytest.mark.parametrize(
    "text",
    [
        f"You read this for free. {PARAGRAPH * 3} We rely on our readers to pay for independent journalism.",
        f"Finden Sie das auch? {PARAGRAPH * 3} Machen Sie mit: unabhängiger Journalismus kostet Geld.",
    ],
)
def test_an_appeal_for_money_is_the_sites_however_long_it_is(text: str) -> None:
    assert is_service(text)


def test_an_article_on_journalism_is_no_appeal() -> None:
    assert not is_service(
        f"You can see what independent journalism is worth, he told the board. {PARAGRAPH * 3}"
    )


def test_an_article_ends_where_its_rest_is_for_subscribers() -> None:
    blocks = [Block(text) for text in [*ARTICLE, "La suite est réservée aux abonnés.", PARAGRAPH]]
    assert rest_at(blocks) == len(ARTICLE)


def test_an_offer_above_the_most_of_an_article_ends_nothing() -> None:
    blocks = [Block(text) for text in [PARAGRAPH, PARAGRAPH, "Subscribe to continue reading", *ARTICLE]]
    assert rest_at(blocks) == len(blocks)


def test_an_arrow_behind_the_answer_to_a_letter_is_no_word_of_it() -> None:
    letter = ["Nora Pike", "24 October 2025 at 3:53 pm", "I shall be on the first boat.", "Reply ↓"]
    assert _at(*ARTICLE, *letter * 2) == len(ARTICLE) + 1
