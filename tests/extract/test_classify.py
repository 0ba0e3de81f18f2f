from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.errors import NotAnArticle
from streams.extract import extract
from streams.extract.classify import asks_for_consent, require_article, require_success
from streams.extract.draft import Draft, gather
from streams.extract.lines import key
from streams.records import RawPage, Reason

PROSE = (
    "The ferry line between Northcliff and Seal Island will run again from the first week of March, they say."
)
WALLS = {
    "english": [
        "We value your privacy",
        "We and our 842 partners store information on a device, such as cookies, for personalised ads.",
        "You can accept all or manage your choices. Some vendors rely on legitimate interest.",
    ],
    "german": [
        "Wir und unsere Partner nutzen Cookies, um personenbezogene Daten zu verarbeiten.",
        "Mit Ihrer Einwilligung lesen Sie uns mit Werbung. Mehr in unserer Datenschutzerklärung.",
    ],
    "french": [
        "Nos partenaires et nous utilisons des cookies ou traceurs pour traiter vos données personnelles.",
        "Vous pouvez retirer votre accord à tout moment dans notre politique de confidentialité.",
    ],
    "spanish": [
        "Nosotros y nuestros socios usamos cookies y tratamos datos personales.",
        "Usted puede retirar su consentimiento en nuestra política de privacidad.",
    ],
    "polish": [
        "Wraz z partnerami przechowujemy pliki cookie i przetwarzamy dane osobowe na podstawie Twoje zgody.",
        "Nasza polityka prywatności mówi, jak.",
    ],
}


def _reason(draft: Draft) -> Reason:
    with pytest.raises(NotAnArticle) as caught:
        require_article(draft, min_words=25)
    return caught.value.reason


def _draft(*lines: str, title: str = "", links: tuple[str, ...] = (), error: str = "") -> Draft:
    removed = gather([("error-page-head", error)]) if error else ()
    known = frozenset(map(key, links))
    return Draft(title=title, lines=lines, extractor="x", extractor_reason="y", links=known, removed=removed)


@pytest.mark.parametrize("status", [400, 403, 429, 500, 503])
def test_status_of_failure_is_an_error_page(status: int) -> None:
    with pytest.raises(NotAnArticle) as caught:
        require_success(status)
    assert caught.value.reason == Reason.ERROR_PAGE


@pytest.mark.parametrize("status", [None, 200, 203, 304])
def test_other_status_says_nothing(status: int | None) -> None:
    require_success(status)


def test_no_text() -> None:
    assert _reason(_draft(title="Ferry")) == Reason.NO_TEXT


def test_nothing_but_an_error_head() -> None:
    assert _reason(_draft(error="403")) == Reason.ERROR_PAGE


def test_title_of_an_error_with_little_text() -> None:
    assert _reason(_draft(PROSE, title="Page not found")) == Reason.ERROR_PAGE


def test_title_of_an_error_above_a_whole_article() -> None:
    require_article(_draft(*[PROSE] * 9, title="Page not found"), min_words=25)


def test_error_head_above_an_article() -> None:
    require_article(_draft(*[PROSE] * 5, title="Ferry line", error="403"), min_words=25)


def test_text_that_nobody_vouches_for() -> None:
    lost = replace(_draft(PROSE, PROSE, title="Ferry"), extractor_reason="lost")
    assert _reason(lost) == Reason.NO_TEXT


def test_too_short() -> None:
    assert _reason(_draft("A short caption below a photograph.")) == Reason.TOO_SHORT


def test_list_of_links() -> None:
    lines = [f"Headline number {i} that links to an article" for i in range(9)]
    assert _reason(_draft(*lines, links=tuple(lines))) == Reason.LIST_PAGE


def test_teasers_in_cards() -> None:
    lines = [f"{PROSE} It is teaser number {i}." for i in range(6)]
    draft = replace(_draft(*lines), cards=frozenset(map(key, lines)))
    assert _reason(draft) == Reason.LIST_PAGE


def test_article_above_cards() -> None:
    lines = [f"{PROSE} It is teaser number {i}." for i in range(3)]
    require_article(replace(_draft(*[PROSE] * 5, *lines), cards=frozenset(map(key, lines))), min_words=25)


def test_scraped_list() -> None:
    draft = _draft(*[f"Headline number {i} and its teaser" for i in range(9)])
    assert _reason(replace(draft, extractor="scraped-text")) == Reason.LIST_PAGE


def test_short_lines_of_a_page_without_links_are_no_list() -> None:
    require_article(_draft(*[f"It was night number {i}, and nobody slept" for i in range(9)]), min_words=25)


def test_wall_of_consent() -> None:
    wall = (
        "We and our partners store information on a device, such as cookies, and process personal data.",
        "With your consent we show you personalised ads. You can change your privacy choices at any time.",
    )
    assert _reason(_draft(*wall)) == Reason.CONSENT_WALL


def test_wall_of_consent_whose_notice_was_taken_off() -> None:
    notice = "We use cookies, and our privacy policy says why: with your consent, for personalised ads."
    removed = gather([("cookie-notice", notice)])
    assert _reason(replace(_draft("Your privacy matters to us."), removed=removed)) == Reason.CONSENT_WALL


def test_article_with_a_list_of_links_in_it() -> None:
    lines = [f"Headline number {i}" for i in range(9)]
    require_article(_draft(*[PROSE] * 5, *lines, links=tuple(lines)), min_words=25)


@pytest.mark.parametrize("language", WALLS)
def test_wall_of_consent_is_known(language: str) -> None:
    assert asks_for_consent(WALLS[language])


def test_report_on_cookies_is_no_wall() -> None:
    report = [
        "Brussels fined the search company 50 million euros for its cookie banners on Monday.",
        "The court said that consent had not been free, and that tracking went on without it.",
        "A spokesman said that the company took privacy seriously and would appeal.",
    ]
    assert not asks_for_consent(report)


def test_article_below_a_notice_is_no_wall() -> None:
    story = ["The bridge was closed for the night, and the town slept well until the bells rang at six."] * 9
    assert not asks_for_consent([*WALLS["english"], *story])


def test_article_on_one_line_with_a_notice_is_no_wall() -> None:
    story = (
        "The ferry line from Northcliff to Seal Island will run again from March, the board said on Monday. "
        "It closed the line a year ago, when the quay had sunk by a hand in one night. Islanders go "
        "the long way round since. The board expects some 400 passengers a day, and a hundred cars."
    )
    notice = "We use cookies for personalised ads; you accept all or give your consent in our privacy policy."
    page = RawPage(url="https://dailypost.example/ferry", text=f"{story} {notice}")
    assert extract(page, datetime(2025, 10, 26, tzinfo=UTC)).text == story
    wall = RawPage(url="https://dailypost.example/ferry", text=" ".join([notice] * 4))
    with pytest.raises(NotAnArticle, match="consent"):
        extract(wall, datetime(2025, 10, 26, tzinfo=UTC))


def test_long_policy_is_no_wall() -> None:
    assert not asks_for_consent(WALLS["english"] * 30)


@given(st.lists(st.text()))
def test_any_text_asks_for_consent_or_not(lines: list[str]) -> None:
    assert asks_for_consent(lines) in (True, False)
