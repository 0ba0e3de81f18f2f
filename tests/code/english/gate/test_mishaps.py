"""Mishaps told by what they cost, and words of mishap that are of markets, votes and mills."""

import pytest

from streams.code import RulesCoder
from tests.code.articles import FRIDAY

CODER = RulesCoder()
MISHAPS = {"ACCIDENT", "DISASTER"}


def roots(text: str, title: str = "") -> set[str]:
    return {one.event for one in CODER.code(title, text, FRIDAY, None, "en")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru cannot pay its debt due to the earthquake that halted its exports of copper.",
        "The envoy came for talks on help to the oil industry following last week's earthquake.",
        "The sugar crop fell because of typhoon damage to the cane.",
        "The senate passed a bill for farmers hit by flooding in May.",
        "A strong earthquake was felt on the coast of Chile on Monday.",
        "An earthquake that struck northern Japan killed one person, cracked walls and cut lines.",
        "Nine died after an explosion and fire at a chemical works in Ghent.",
        "Six were killed in a mine in Silesia.",
        "A long dry spell has damaged the maize in Kenya.",
        "A tug hit a bridge on the Rhine and sank.",
        "A burst pipe flooded the cellar of the museum.",
        "Two boys died when an old shell that they had found in a field went off in Kunar.",
        "A wartime mine killed a shepherd in Kosovo.",
        "A gun went off in the hands of a guard in Cairo and struck a clerk.",
        "A police helicopter hit a cable in the Alps.",
        "A shell hit a fishing boat by mistake while the fleet was on manoeuvres off Crete.",
        "Police ruled out sabotage in the blaze that gutted a hotel in Bursa.",
        "Miners have been trapped near Lens for a day by fire, which killed one of them.",
        "The ore carrier Delphine, which sank off Fiji on Friday, was laden with zinc.",
        "The village buried nine boys who were burnt alive taking petrol from a crashed tanker in Niger.",
        "The clinic paid a sum to people injured by tainted vaccines.",
    ],
)
def test_a_mishap_is_told_by_its_cause_and_its_cost(text: str) -> None:
    tokens = roots(text)
    assert tokens & MISHAPS
    assert "ASSAULT" not in tokens


def test_a_headline_of_deaths_in_a_mine_is_no_attack() -> None:
    assert roots("", "Nine Killed In Silesian Mine") & {"ACCIDENT", "ASSAULT"} == {"ACCIDENT"}


@pytest.mark.parametrize(
    "text",
    [
        "The nickel lies in a zone between the Ob and Irtysh rivers.",
        "Freight rates on the Ohio River were up on Monday.",
        "There are nine million lorries and buses in use in Italy.",
        "The pay talks with the bank foundered in May.",
        "Mills crushed nine million bushels of soybeans in May.",
        "An opposition landslide swept the party from power in Bihar.",
        "It was the third underground nuclear blast of China this year.",
        "A blast in May ended a moratorium of two years on tests by France.",
        "Profits were hurt by the cost of the new brewery.",
        "The quarrel damages the interests of Spain.",
        "The lender was hard hit by the collapse in coffee prices.",
        "Money has flooded into the stock market of Milan.",
        "New issues flooded the market in May.",
    ],
)
def test_markets_votes_and_mills_are_no_mishaps(text: str) -> None:
    assert not roots(text) & (MISHAPS | {"ASSAULT"})
