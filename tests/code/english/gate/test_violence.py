"""Words of violence that mean it, and such as only borrow them."""

import pytest

from streams.code import RulesCoder

CODER = RulesCoder()


def roots(text: str) -> list[str]:
    return [event.event for event in CODER.code("", text, None, None, "en")]


@pytest.mark.parametrize(
    "text",
    [
        "The minister destroyed the hopes of the opposition.",
        "The two parties are fighting a battle for the title.",
        "China and the United States are in a trade war.",
        "Gordon suffered a heart attack in London.",
        "The government launched a charm offensive in Iran.",
        "The army's fight against corruption began in Nigeria.",
    ],
)
def test_what_harms_nobody_is_no_violence(text: str) -> None:
    assert "ASSAULT" not in roots(text)


def test_an_offer_is_not_seized_by_force() -> None:
    assert "COERCE" not in roots("Israel seized the offer.")


@pytest.mark.parametrize(
    "text",
    [
        "Militants attacked the village.",
        "The rebels launched an attack on the town.",
        "Soldiers fought a battle for the town.",
        "The army destroyed the barracks of the rebels.",
        "Gunmen killed a campaigner for reform in Cairo.",
    ],
)
def test_what_is_done_to_places_and_people_is_violence(text: str) -> None:
    assert "ASSAULT" in roots(text)


def test_who_talks_for_a_living_attacks_in_words() -> None:
    assert "ASSAULT" not in roots("Republicans attacked President Obama over the deal.")
    assert "ASSAULT" in roots("Rebels attacked President Obama over the deal.")
