"""Words of violence where nobody is said to have done any, and deeds that are told beside something else."""

import pytest

from streams.code import RulesCoder
from streams.records import CodedEvent
from tests.code.articles import FRIDAY

CODER = RulesCoder()


def asserted(root: str, text: str) -> list[CodedEvent]:
    events = CODER.code("", text, FRIDAY, None, "en")
    return [one for one in events if one.event == root and one.modality.asserted]


@pytest.mark.parametrize(
    "text",
    [
        "What will become of the valley when there has been a bomb in the market?",
        "Nobody can wait for the militants before they attack, the general said.",
        "The wardens would thin the herd by driving the deer and shooting them.",
        "Releasing pheasants to be shot is still allowed.",
        "The vote ended without violence in Lagos on Monday.",
        "There was no violence in Lagos on Monday.",
        "The tourist trade gains from a lull in the fighting in Kashmir.",
        "The play raises awareness of sexual abuse of women.",
        "The summit was held on account of possible reprisals by Turkey.",
        "A report told of human rights abuses by the government of Togo.",
        "An attack on a convoy is a crime, the envoy said.",
        "Iran builds a rocket capable of hitting Haifa.",
        "They run the risk of sparking a clash with Iran.",
        "To blame him is like killing the messenger, the senator said.",
        "The party is hard to penetrate with agents, the minister said of the rebels.",
        "In cases involving farmers shooting burglars the law is plain.",
        "France hopes for the return of the hostages held by groups in Lebanon.",
        "Warships protect tankers from Iranian attacks in the Gulf.",
        "The threat to trade from attacks by Libya and Chad was high on the agenda.",
        "A nuclear strike is the main risk, a report said.",
        "The strait lies near the scene of the long war between Iran and Iraq.",
    ],
)
def test_violence_that_is_asked_about_feared_or_possible_is_none(text: str) -> None:
    assert asserted("ASSAULT", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor clashed on Tuesday with the campaigner Jane Fowler.",
        "Canada and Norway clashed on Tuesday over cod quotas.",
        "Asked about the budget, the Ohio Democrat shot back that it was sound.",
        "The idea was quickly shot down by others in the cabinet.",
        "The opening shot in the race was fired at the weekend with a tax plan.",
        "Shipyards hit by the recession are waiting for orders from the navy of India.",
        "The stockbrokers of Madrid have killed one of their sacred cows, the minister said.",
        "Trading nations fought over fishery issues in Rome.",
        "Prices fell in Lisbon, but the European Union was still beaten by Japan.",
        "A Danish minister attacks the Swedish fishery position.",
        "Senators defeated a motion to stop aid to the rebels.",
        "The bill would eliminate protectionism at the ministry of defence.",
        "Anna Holt beat Maria Lind 6-4 (7-5) 6-1 in Madrid.",
    ],
)
def test_words_are_no_blows(text: str) -> None:
    assert asserted("ASSAULT", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Imports of Polish apples have injured growers in Kent.",
        "Import curbs hurt the exporters of Japan.",
        "The cabinet is engaged in an inner debate over missiles for the navy of Chile.",
        "The ministry is engaged in a review of the navy of Chile.",
        "Orchards in Turkey have suffered heavy losses.",
        "The government threatened to retaliate against Canada with tariffs.",
        "The salt comes from state-owned mines in Bolivia.",
        "Three firms are battling for the right to buy the telephone company of Peru.",
        "Output rose 2 percent against a fall of 1 percent in the army's own mills in Egypt.",
        "The senate repealed a law which hurts farmers in Ohio.",
        "Nickel is being mined by two firms in Botswana.",
        "Some 9,000 head of cattle were slaughtered in Uruguay in May.",
        "The union said seamen walked out over wages on Monday. The strike spread to Osaka.",
    ],
)
def test_trade_and_labour_have_words_of_violence_of_their_own(text: str) -> None:
    assert asserted("ASSAULT", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shot ten soldiers dead before they left Goma.",
        "The minister would not comment on the raid that killed ten people in Gao.",
        "The king will not discuss Monday's attack on the barracks.",
        "The law was passed in the wake of the rocket attack on the port of Haifa.",
        "The deal followed talks on ways to save the trade after Iran started to attack ships in the Gulf.",
        "Guerrillas derailed a coal train near Cusco.",
        "Libya attacked the island on Sunday.",
        "Prices would remain stable despite the Libyan attack on a French oil rig, the minister said.",
        "Two weeks after a Kuwaiti warship was attacked in the Gulf, the king warned of worse.",
        "The council met for talks following the Indian attack on a Pakistani oil rig.",
        "Senators endorsed Sunday's Spanish raid on two pirate ports.",
        "America's retaliation against Iran had been limited, the premier of Italy said.",
        "A policeman was shot in Kabul.",
        "Shots were fired in Nairobi on Monday.",
        "Retaliation by the Turkish army began on Monday.",
        "The fighters mined the road to the coal town of Luhansk.",
        "Mines in the strait damaged a frigate on Monday.",
        "India's navy engaged the pirates off Aden.",
        "Six people injured by police in Lyon were treated in hospital.",
    ],
)
def test_a_deed_told_beside_something_else_is_one(text: str) -> None:
    assert asserted("ASSAULT", text)


def test_a_negated_noun_of_violence_is_kept_as_negated() -> None:
    events = CODER.code("", "There was no violence in Lagos on Monday.", FRIDAY, None, "en")
    assert [one.modality.negated for one in events if one.event == "ASSAULT"] == [True]


def test_the_day_of_the_towers_is_history_in_either_order() -> None:
    attack = asserted("ASSAULT", "The police have had new powers since the 11 September attacks.")
    assert all(one.modality.historical for one in attack)


def test_deaths_in_a_riot_are_the_riot() -> None:
    assert asserted("PROTEST", "Nine people were killed in food riots in Zambia in May.")[0].mode == "riot"
