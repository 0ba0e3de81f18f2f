"""Guesses at what a lead tells in words that no frame knows."""

from importlib import import_module

import pytest

from streams.code import RulesCoder
from streams.code.english import engine
from streams.code.english.backoff.features import event_verb, features
from streams.code.english.backoff.guess import NOTHING
from streams.code.english.backoff.weights import listed, unlisted, weights
from streams.code.english.triggers.hits import hits
from streams.code.english.triggers.scope import aside
from streams.code.scale import ROOTS
from streams.records import CodedEvent
from tests.code.parses import parse

SCOLDED = "The Zambian government scolded Malawi over its treatment of refugees."


def _coded(text: str, title: str = "") -> tuple[CodedEvent, ...]:
    return RulesCoder().code(title, text, None, None, "en")


@pytest.fixture
def _without_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "hits", lambda *_: [])
    monkeypatch.setattr(import_module("streams.code.english.backoff.guess"), "match", lambda *_: None)


@pytest.mark.usefixtures("_without_frames")
@pytest.mark.parametrize(
    ("text", "root"),
    [
        (SCOLDED, "ACCUSE"),
        ("Kenya's president lunched with the Ugandan foreign minister in Kampala.", "CONSULT"),
        ("Rebel gunners blasted the army's positions with mortars.", "ASSAULT"),
        ("Norway shipped flour and blankets to the Sudanese refugees.", "AID"),
    ],
)
def test_a_clause_between_political_actors_is_guessed_by_the_meaning_of_its_words(
    text: str, root: str
) -> None:
    assert [event.event for event in _coded(text)] == [root]


@pytest.mark.usefixtures("_without_frames")
def test_a_guess_says_that_it_is_one_and_on_what_it_stands() -> None:
    (event,) = _coded(SCOLDED)

    assert (event.extractor.name, event.confidence) == ("newsfold-backoff-en", 0.5)
    assert (event.trigger.text, event.is_lead) == ("scolded", True)
    assert [actor.country for actor in event.actor] == ["ZMB"]


def test_a_clause_that_no_frame_knows_comes_before_what_an_excerpt_tells_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "hits", lambda *args: [hit for hit in hits(*args) if aside(hit)])
    monkeypatch.setattr(import_module("streams.code.english.backoff.guess"), "match", lambda *_: None)

    events = _coded(f"{SCOLDED[:-1]} whom soldiers had attacked.")

    assert [(event.event, event.is_lead) for event in events] == [("ACCUSE", True), ("ASSAULT", False)]


@pytest.mark.usefixtures("_without_frames")
def test_a_refusal_is_told_and_not_negated() -> None:
    (event,) = _coded("The Sudanese government will not accept the offer of the rebels.")

    assert (event.event, event.modality.asserted) == ("REJECT", True)


def test_nothing_is_guessed_where_a_frame_was_refused() -> None:
    assert _coded("The Portuguese prime minister is going to be a grandfather in Lisbon.") == ()
    assert _coded("The Portuguese army has three submarines.") == ()


def test_nothing_is_guessed_where_a_frame_stands() -> None:
    events = _coded("Zambia accused Malawi of smuggling.")

    assert {event.extractor.name for event in events} == {"newsfold-rules-en"}


@pytest.mark.usefixtures("_without_frames")
@pytest.mark.parametrize(
    "text",
    [
        "The bakery scolded its suppliers over stale flour.",
        "The minister was born in Lagos and studied medicine.",
    ],
)
def test_nothing_is_guessed_without_a_party_to_politics_or_without_an_event(text: str) -> None:
    assert _coded(text) == ()


@pytest.mark.usefixtures("_without_frames")
def test_nothing_is_guessed_in_a_text_about_something_else() -> None:
    sport = "The coach and his players won the match and the league after a late goal by the striker. "

    assert _coded(SCOLDED + " " + sport * 3, "Striker's late goal wins the cup final") == ()


@pytest.mark.usefixtures("_without_frames")
def test_nothing_is_guessed_of_how_far_a_figure_moved() -> None:
    assert _coded("French official reserves of the ministry fell 45 billion francs in January.") == ()


def test_the_shares_of_belief_sum_to_one_even_where_no_word_is_known() -> None:
    sentence = parse("Xyzzing quuxes.").sents[0]

    assert float(weights().shares(features(event_verb(sentence))).sum()) == pytest.approx(1)


def test_the_weights_speak_of_every_root_of_the_codebook_and_of_none() -> None:
    assert set(weights().roots) == {*ROOTS, NOTHING}


def test_a_list_comes_back_from_its_bytes() -> None:
    assert unlisted(listed(["verb=flog", "wörd=é"])) == ["verb=flog", "wörd=é"]
