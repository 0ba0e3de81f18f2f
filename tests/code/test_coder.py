import datetime as dt
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.code import RulesCoder
from streams.records import Actor, CodedEvent, Span
from streams.wire import encode
from tests.code.articles import FRIDAY, TEXT, TITLE

CODER = RulesCoder()
WORDS = [
    "Kabul", "the Taliban", "police", "protesters", "Pakistan", "attacked", "met", "condemned", "in", "on",
    "Saturday", "will", "not", "talks", "with", "killed", "10", "people", "Istanbul", "denied", "that",
    "said", "to", "and", ",", ".", "\n", "🙂", "“", "”", "é", "a bomb", "went off", "troops", "'s",
    "refused", "İzmir",
]  # fmt: skip


def code(text: str, title: str = "", published: dt.datetime | None = FRIDAY) -> tuple[CodedEvent, ...]:
    return CODER.code(title, text, published, None, "en")


def first(text: str) -> CodedEvent:
    return code(text)[0]


def spans(event: CodedEvent) -> list[Span]:
    actors: tuple[Actor, ...] = event.actor + event.recipient
    spans_of_parties = [event.trigger, *event.mentions, *(actor.span for actor in actors if actor.span)]
    place = event.event_loc.span if event.event_loc else None
    return [*spans_of_parties, place] if place else spans_of_parties


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS)).map(" ".join), st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_every_span_is_what_stands_at_its_offsets(title: str, text: str) -> None:
    fields = {"title": title, "text": text}
    for event in code(text, title):
        for span in spans(event):
            assert fields[span.field][span.start : span.end] == span.text


@settings(max_examples=30)
@given(st.text())
def test_any_text_can_be_coded(text: str) -> None:
    for event in code(text):
        assert all(text[span.start : span.end] == span.text for span in spans(event))


@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_exactly_one_of_the_four_moods_is_true_and_no_id_comes_twice(text: str) -> None:
    events = code(text)
    for event in events:
        mood = event.modality
        assert [mood.asserted, mood.future, mood.hypothetical, mood.negated].count(True) == 1
    assert len({event.event_id for event in events}) == len(events)


def test_the_same_text_gives_the_same_bytes() -> None:
    assert encode(code(TEXT, TITLE)) == encode(RulesCoder().code(TITLE, TEXT, FRIDAY, None, "en"))


def test_a_language_without_a_lexicon_has_no_events() -> None:
    assert CODER.code("Titel", "Die Polizei verhaftete Demonstranten.", FRIDAY, None, "de") == ()


def test_importing_the_coder_does_not_load_the_parser() -> None:
    script = "import sys, streams.code; print('spacy' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"


def test_only_the_first_five_sentences_are_read_by_default() -> None:
    text = "It rained. " * 5 + "France condemned the coup in Niger."
    assert code(text) == ()
    assert RulesCoder(lead=0).code("", text, FRIDAY, None, "en")[0].event == "ACCUSE"


def test_the_event_of_the_leads_main_clause_comes_first() -> None:
    events = code("France condemned the coup on Monday.", title="Soldiers shot two protesters in Niamey")
    assert [event.is_lead for event in events] == [True, False]
    assert events[0].event == "ACCUSE"


def test_a_repeat_is_a_mention_of_the_first() -> None:
    (event,) = code("Turkish and Greek ministers met in Athens. The ministers met on Friday.")
    assert [span.text for span in event.mentions] == ["met"]


def test_without_a_place_the_dateline_is_the_place() -> None:
    (event,) = CODER.code("", "France condemned Russia.", FRIDAY, "PARIS", "en")
    assert (event.geo_precision, event.event_loc and event.event_loc.country) == ("dateline", "FRA")
    assert event.event_loc is not None
    assert event.event_loc.span is None


@pytest.mark.parametrize("other", ["On Friday, Turkey denounced Israel.", "Ankara condemned Israel."])
def test_two_tellings_of_one_event_share_their_id(other: str) -> None:
    assert first(other).event_id == first("Turkey condemned Israel on Friday.").event_id


def test_what_was_announced_has_the_id_of_what_then_happens() -> None:
    planned = first("Turkish and Greek ministers will meet in Athens on Saturday.")
    saturday = dt.datetime(2025, 10, 25, 20, tzinfo=dt.UTC)
    (held,) = code("Turkish and Greek ministers met in Athens on Saturday.", published=saturday)
    assert (planned.modality.future, held.modality.asserted) == (True, True)
    assert planned.event_id == held.event_id


def test_another_day_is_another_event() -> None:
    assert (
        first("Turkey condemned Israel on Friday.").event_id
        != first("Turkey condemned Israel on Monday.").event_id
    )
