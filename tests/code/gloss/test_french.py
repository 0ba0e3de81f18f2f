"""French as its model parses it: the roots of sentences of our own, and where everything stands."""

import json
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.code import Coding, NewsText, Note, RulesCoder
from streams.code.scale import ROOTS
from streams.records import CodedEvent, Place, Span
from tests.code.articles import FRIDAY

HOME = Path(__file__).parents[3] / "benchmarks" / "events" / "french"
OWN = {"DISASTER", "ACCIDENT", "CRIME", "NONE"}
CODER = RulesCoder()
ARTICLE = (
    "L’armée malienne a annoncé dimanche avoir tué « une vingtaine de terroristes » lors d’une opération "
    "menée jeudi près de Gao. Selon le gouvernement, deux soldats ont été blessés.\n"
    "Paris a condamné l’attaque. Le président français Emmanuel Macron se rendra à Bamako la semaine "
    "prochaine pour y rencontrer son homologue, a indiqué l’Élysée."
)
TITLE = "Mali : une vingtaine de jihadistes tués par l’armée"


@cache
def lines(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (HOME / f"{name}.jsonl").read_text("utf-8").splitlines()]


def article(text: str, title: str = "", dateline: str | None = None) -> NewsText:
    return NewsText(title=title, text=text, published_at=FRIDAY, dateline=dateline, language="fr")


def first(coding: Coding) -> str:
    event = coding.events[0] if coding.events else None
    return (event.plover or event.event) if event else "NONE"


def code(text: str, title: str = "", dateline: str | None = None) -> tuple[CodedEvent, ...]:
    return CODER.code_all([article(text, title, dateline)])[0].events


def spans(event: CodedEvent) -> list[Span]:
    parties = [actor.span for actor in chain(event.actor, event.recipient)]
    place = event.event_loc.span if isinstance(event.event_loc, Place) else None
    return [one for one in (event.trigger, *event.mentions, *parties, place) if one is not None]


@pytest.mark.parametrize(("name", "least"), [("read", 0.9), ("more", 0.85), ("unread", 0.8)])
def test_sentences_have_the_root_that_a_reader_gives_them(name: str, least: float) -> None:
    codings = CODER.code_all([article(line["text"]) for line in lines(name)])
    right = [first(coding) == line["label"] for coding, line in zip(codings, lines(name), strict=True)]
    assert sum(right) / len(right) >= least


def test_every_root_has_sentences() -> None:
    assert {line["label"] for name in ("read", "unread") for line in lines(name)} == set(ROOTS) | OWN


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from([line["text"] for line in lines("read")]), min_size=1, max_size=4),
    st.sampled_from("  \n\u00a0"),
)
def test_every_span_is_the_very_text(sentences: list[str], between: str) -> None:
    text = between.join(sentences)
    for event in code(text, sentences[0]):
        for span in spans(event):
            assert {"title": sentences[0], "text": text}[span.field][span.start : span.end] == span.text


def test_an_article_is_coded_with_its_parties_days_tolls_and_places() -> None:
    killed, condemned, visit = (
        next(event for event in code(ARTICLE, TITLE) if event.event == root)
        for root in ("ASSAULT", "ACCUSE", "AGREE")
    )
    assert (killed.actor[0].text, killed.actor[0].country, killed.actor[0].sector) == (
        "armée malienne", "MLI", "MIL",
    )  # fmt: skip
    assert (killed.recipient[0].sector, killed.size.dead and killed.size.dead.min) == ("REB", 20)
    assert (condemned.actor[0].name, condemned.actor[0].text) == ("France", "Paris")
    assert (visit.actor[0].text, visit.recipient[0].country) == ("président français Emmanuel Macron", "MLI")
    assert str(visit.date) == "2025-10-27"


def test_names_stay_as_the_text_writes_them() -> None:
    (event,) = code("Les forces de l’ordre ont dispersé les manifestants à Dakar.")
    assert event.actor[0].name == event.actor[0].text == "forces de l’ordre"


def test_who_coded_it_names_the_language() -> None:
    assert {event.extractor.name for event in code(ARTICLE, TITLE)} == {"newsfold-rules-fr"}


def test_a_dateline_is_read_in_french() -> None:
    (event,) = code("La police a arrêté des dizaines de manifestants.", dateline="LE CAIRE")
    assert (event.geo_precision, event.event_loc and event.event_loc.name) == ("dateline", "Cairo")


def test_sports_are_no_politics() -> None:
    text = (
        "L’entraîneur a salué la victoire de son équipe en finale de la Coupe. Le club affrontera l’Italie "
        "en match amical. Le joueur a signé un contrat de trois ans avec le club anglais."
    )
    assert code(text, "Football : le gardien quitte le championnat de France") == ()


def test_languages_may_be_mixed_in_a_batch() -> None:
    english = NewsText(
        title="", text="The Russian president condemned the American strikes.", published_at=FRIDAY,
        dateline=None, language="en",
    )  # fmt: skip
    other = NewsText(title="", text="…", published_at=FRIDAY, dateline=None, language="xx")
    codings = CODER.code_all(
        [article("Le président russe a condamné les frappes américaines."), other, english]
    )
    assert [first(one) for one in codings] == ["ACCUSE", "NONE", "ACCUSE"]
    assert [one.note for one in codings] == [Note.CODED, Note.NO_LEXICON, Note.CODED]
    assert codings[0].events[0].event_id == codings[2].events[0].event_id


def test_the_same_text_gives_the_same_events_whatever_is_beside_it() -> None:
    alone = CODER.code_all([article(ARTICLE, TITLE)])[0]
    beside = CODER.code_all(
        [article(line["text"]) for line in lines("read")[:9]] + [article(ARTICLE, TITLE)]
    )[-1]
    assert alone == beside
