"""The benchmark of fields finds for each labelled event the one that was coded of it."""

import json
from dataclasses import replace
from pathlib import Path

from benchmarks.events.fields import judge_article
from benchmarks.events.labels import Labelled, LabelledEvent, articles_in, half_of, read_labels, was_read
from streams.records import CodedEvent
from tests.tally import events as made


def coded(root: str, where: str | None = None) -> CodedEvent:
    return replace(made.coded(root, where=where), plover=root)


DEMAND = LabelledEvent(label="REQUEST|ACCUSE", source="IRQ")
ATTACK = LabelledEvent(label="ASSAULT", place="SYR")


def labelled(*events: LabelledEvent, label: str = "ASSAULT", may: tuple[str, ...] = ()) -> Labelled:
    return Labelled(url="u", text="", label=label, events=events, may=may)


def test_a_labelled_event_takes_the_one_of_its_root_with_most_fields_right() -> None:
    nowhere, there = coded("ASSAULT"), coded("ASSAULT", where="Mosul")
    judged = judge_article(labelled(LabelledEvent(label="ASSAULT", place="IRQ")), [nowhere, there])
    assert [event for _, event in judged.matched] == [there]
    assert judged.wrong == (nowhere,)


def test_what_is_left_is_wrong_unless_a_reader_would_let_it_pass() -> None:
    events = [coded("ASSAULT"), coded("ASSAULT"), coded("CONSULT"), coded("AID")]
    judged = judge_article(labelled(ATTACK, DEMAND, may=("CONSULT|AGREE",)), events)
    assert [one.label for one in judged.missed] == ["REQUEST|ACCUSE"]
    assert [event.event for event in judged.passing] == ["CONSULT"]
    assert [event.event for event in judged.wrong] == ["ASSAULT", "AID"]


def test_the_first_event_is_right_by_its_root_and_none_where_none_is() -> None:
    assert judge_article(labelled(label="ASSAULT|CRIME"), [coded("CRIME")]).first_right
    assert not judge_article(labelled(label="ASSAULT"), [coded("AID"), coded("ASSAULT")]).first_right
    assert judge_article(labelled(label="NONE|AID"), []).first_right
    assert not judge_article(labelled(label="ASSAULT"), []).first_right


def test_labels_can_be_read_and_the_articles_of_one_story_are_of_one_half() -> None:
    labels = read_labels()
    assert all(event.expected for one in labels.values() for event in one.events)
    halves: dict[str, set[str]] = {}
    for one in labels.values():
        halves.setdefault(one.group or one.url, set()).add(half_of(one))
    assert {len(half) for half in halves.values()} == {1}
    assert {half for some in halves.values() for half in some} == {"develop", "check"}


def test_articles_are_found_by_their_url_and_known_by_what_was_read(tmp_path: Path) -> None:
    lines = [{"url": url, "title": "T", "text": "x", "published_at": "2014-10-01T12:00:00Z"} for url in "uv"]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    articles = articles_in((path,), {"u": labelled()})
    assert list(articles) == ["u"]
    read = Labelled(url="u", text="f88a6430b8d9124a", label="NONE", events=())
    assert was_read(read, articles["u"])
    assert not was_read(read, replace(articles["u"], title="Another"))
