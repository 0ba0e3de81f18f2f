"""A model's answers count as far as the text has their words."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.code import NewsText
from streams.code.backends.answers import checked
from streams.records import Range

TEXT = NewsText(
    title="Turkey and Greece to talk",
    text="Turkish and Greek ministers will meet in Athens on Saturday.\n"
    "A bombing killed 12 people, Hamas said.",
    published_at=dt.datetime(2025, 10, 24, 12, tzinfo=dt.UTC),
    dateline=None,
    language="en",
)
TALKS = {
    "event": "CONSULT", "trigger": "meet", "actor": ["Turkish", "Greek ministers"], "place": "Athens",
    "date": "2025-10-25", "when": "on Saturday", "mood": "future",
}  # fmt: skip


def test_what_is_quoted_becomes_spans_of_the_text() -> None:
    (quotation,), dropped = checked(TEXT, [TALKS])
    assert dropped == 0
    spans = [quotation.trigger, *quotation.actors, quotation.place]
    assert [TEXT.text[span.start : span.end] for span in spans if span] == [
        "meet", "Turkish", "Greek ministers", "Athens",
    ]  # fmt: skip
    assert (quotation.day, quotation.mood) == (dt.date(2025, 10, 25), "future")


@pytest.mark.parametrize(
    "answer",
    [
        {**TALKS, "trigger": "negotiate"},  # no word of the text
        {**TALKS, "trigger": ""},
        {**TALKS, "event": "TALK"},
        {**TALKS, "mood": "maybe"},
        {"event": "CONSULT"},
        "CONSULT",
        None,
    ],
)
def test_an_event_that_cannot_be_shown_is_dropped_and_counted(answer: Any) -> None:
    assert checked(TEXT, [answer, TALKS])[1] == 1
    assert len(checked(TEXT, [answer, TALKS])[0]) == 1


@pytest.mark.parametrize(
    "part", [{"actor": ["Ankara"]}, {"place": "Sparta"}, {"claimed_by": "Reuters"}, {"when": "next week"},
             {"when": None}, {"date": "Saturday"}, {"dead": {"min": 3, "quote": "three dead"}}]
)  # fmt: skip
def test_of_an_event_only_what_cannot_be_shown_is_dropped(part: dict[str, Any]) -> None:
    (quotation,), dropped = checked(TEXT, [{**TALKS, **part}])
    assert (quotation.root, dropped) == ("CONSULT", 1)


def test_a_figure_comes_with_the_words_that_give_it() -> None:
    answer = {"event": "ASSAULT", "mode": "explosives", "trigger": "bombing", "claimed_by": "Hamas",
              "dead": {"min": 12, "max": 12, "quote": "killed 12 people"}}  # fmt: skip
    (quotation,), dropped = checked(TEXT, [answer])
    assert (dict(quotation.size), quotation.claimed_by, dropped) == (
        {"dead": Range(min=12, max=12)},
        "Hamas",
        0,
    )


def test_a_mode_of_another_root_is_none() -> None:
    assert checked(TEXT, [{**TALKS, "mode": "explosives"}])[0][0].mode is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*TALKS, "dead", "quote", "min"]), inner, max_size=5)
    ),
)


@given(st.lists(json_values, max_size=3))
def test_whatever_a_model_says_each_span_is_of_the_text(raw: list[Any]) -> None:
    for quotation in checked(TEXT, raw)[0]:
        assert quotation.trigger.text in TEXT.title + TEXT.text
