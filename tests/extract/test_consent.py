from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.errors import NotAnArticle
from streams.extract import extract
from streams.extract.classify import asks_for_consent
from streams.records import RawPage

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


@pytest.mark.parametrize("language", WALLS)
def test_wall_is_known(language: str) -> None:
    assert asks_for_consent(WALLS[language])


def test_report_on_cookies_is_none() -> None:
    report = [
        "Brussels fined the search company 50 million euros for its cookie banners on Monday.",
        "The court said that consent had not been free, and that tracking went on without it.",
        "A spokesman said that the company took privacy seriously and would appeal.",
    ]
    assert not asks_for_consent(report)


def test_article_below_a_notice_is_none() -> None:
    story = ["The bridge was closed for the night, and the town slept well until the bells rang at six."] * 9
    assert not asks_for_consent([*WALLS["english"], *story])


def test_article_on_one_line_with_a_notice_is_none() -> None:
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


def test_long_policy_is_none() -> None:
    assert not asks_for_consent(WALLS["english"] * 30)


@given(st.lists(st.text()))
def test_any_text_is_judged(lines: list[str]) -> None:
    assert asks_for_consent(lines) in (True, False)
