"""Who acts and who is acted upon."""

import datetime as dt

import pytest

from streams.code import RulesCoder
from streams.records import Actor

CODER = RulesCoder()
FRIDAY = dt.datetime(2025, 10, 24, tzinfo=dt.UTC)


def country_and_sector(parties: tuple[Actor, ...]) -> set[tuple[str | None, str | None]]:
    return {(party.country, party.sector) for party in parties}


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Four villagers were killed by soldiers.", {(None, "MIL")}, {(None, "CVL")}),
        ("Russia was accused by Britain of spying.", {("GBR", "GOV")}, {("RUS", "GOV")}),
        ("The EU imposed sanctions on Iran's central bank.", {(None, "IGO")}, {("IRN", "GOV")}),
        ("Taliban fighters attacked an Afghan army base.", {("AFG", "REB")}, {("AFG", "MIL")}),
        ("The African Union sent peacekeepers to Somalia.", {(None, "IGO")}, {("SOM", "GOV")}),
        ("Hundreds of Kenyan police were deployed to Haiti.", {("KEN", "COP")}, {("HTI", "GOV")}),
        ("Denmark promised aid to Ukraine.", {("DNK", "GOV")}, {("UKR", "GOV")}),
        ("Iran said the reports were false and warned Iraq.", {("IRN", "GOV")}, {("IRQ", "GOV")}),
        ("A British envoy said a Danish tax was high, and he condemned it.", {("GBR", "GOV")}, set()),
        ("The senate budget committee accused Japan.", {(None, "GOV")}, {("JPN", "GOV")}),
        ("Ethiopian minister Tesfay Dinka accused Sudan.", {("ETH", "GOV")}, {("SDN", "GOV")}),
        ("U.S. forces launched a retaliatory strike against Iran.", {("USA", "MIL")}, {("IRN", "GOV")}),
        (
            "The envoy said London was spending too much and urged Iran to leave.",
            {(None, "GOV")},
            {("IRN", "GOV")},
        ),
        ("The Danish minister said his department would permit the import of rice.", {("DNK", "GOV")}, set()),
        ("The chairmen of two senate committees accused Iran.", {(None, "GOV")}, {("IRN", "GOV")}),
        ("Two Republicans urged Iran to leave.", {("USA", "OPP")}, {("IRN", "GOV")}),
        ("Five Afghans were killed by soldiers.", {(None, "MIL")}, {("AFG", "CVL")}),
    ],
)
def test_who_acts_on_whom(
    text: str, actors: set[tuple[str | None, str | None]], recipients: set[tuple[str | None, str | None]]
) -> None:
    event = CODER.code("", text, FRIDAY, None, "en")[0]
    assert (country_and_sector(event.actor), country_and_sector(event.recipient)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Israel and Hezbollah clashed on the border.", {("ISR", "GOV"), ("LBN", "REB")}),
        ("Clashes between police and protesters erupted in Tbilisi.", {("GEO", "COP"), ("GEO", "CVL")}),
        ("The army clashed with Tuareg rebels in Kidal.", {("MLI", "MIL"), ("MLI", "REB")}),
        ("The ministers of Spain and Morocco met in Rabat.", {("ESP", "GOV"), ("MAR", "GOV")}),
        ("Afghan and Pakistani officials held talks.", {("AFG", "GOV"), ("PAK", "GOV")}),
    ],
)
def test_all_parties_of_what_they_do_to_one_another_act(
    text: str, actors: set[tuple[str | None, str | None]]
) -> None:
    event = CODER.code("", text, FRIDAY, None, "en")[0]
    assert (country_and_sector(event.actor), event.recipient) == (actors, ())
