"""The labelled corpus: sheets, answers, agreement, and what coded events are by the labels."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.events.corpus import __main__ as corpus
from benchmarks.events.corpus import records
from benchmarks.events.corpus.agreement import agreements, kappa
from benchmarks.events.corpus.answers import Answer, BadAnswer, labels_of, read_answers
from benchmarks.events.corpus.measuring import measure
from benchmarks.events.corpus.records import Label, LabelledText, hash_of, read_corpus, texts_of, write_corpus
from benchmarks.events.corpus.sheets import Sheet, sheets
from streams.code import NewsText, RulesCoder
from streams.wire import encode

ARTICLE = NewsText(
    title="Boko Haram attack in Maiduguri",
    text="Boko Haram killed nine villagers in Maiduguri on Monday. The army would attack the problem.",
    published_at=None, dateline=None, language="en",
)  # fmt: skip
KILLED = {
    "root": "ASSAULT", "actor": [["Boko Haram", "NGA", "REB"]], "target": [["nine villagers", "NGA", "CVL"]],
    "day": "2014-09-29", "place": ["Maiduguri", "NGA"],
}  # fmt: skip


def sheet() -> Sheet:
    (made,) = sheets([ARTICLE])
    return made


def answers(*given: dict[str, Any]) -> list[Answer]:
    lines = [encode({"t": "T1", "c": number, **one}) for number, one in enumerate(given, 1)]
    return list(read_answers(lines))


def labelled(*given: dict[str, Any]) -> LabelledText:
    labels, missed = labels_of(sheet(), answers(*given))
    return LabelledText(
        url="http://a.example/1", source="own", text=hash_of(ARTICLE), published_at=None, group="a.example",
        labels=labels, missed=missed,
    )  # fmt: skip


RIGHT: tuple[dict[str, Any], ...] = ({"same": 2}, KILLED, {"none": "sense"})


def test_a_sheet_marks_every_word_that_stands_in_a_frame_and_no_verdict() -> None:
    assert [span.text for span in sheet().candidates] == ["attack", "killed", "attack"]
    assert "Boko Haram ⟦1|attack⟧ in Maiduguri" in str(sheet())
    assert "would ⟦3|attack⟧ the problem" in str(sheet())


def test_a_quotation_becomes_the_nearest_offsets_of_the_text() -> None:
    headline, killed, other = labelled(*RIGHT).labels
    (actor,) = killed.actor
    assert ARTICLE.text[actor.quote.start : actor.quote.end] == "Boko Haram"
    assert killed.place is not None
    assert (killed.place.quote.field, killed.place.country) == ("text", "NGA")
    assert (headline.root, headline.same, set(headline.roots)) == ("ASSAULT", 1, {"ASSAULT"})
    assert (other.roots, other.why) == (frozenset(), "sense")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (RIGHT[:2], r"candidates \[3\] have no label"),
        ((*RIGHT[:2], {"none": "boring"}), "'boring' is none of sense, private"),
        ((*RIGHT[:2], {"root": "WAR"}), "'WAR' is no root"),
        ((*RIGHT[:2], {"root": "AID", "mode": "arms"}), "'arms' is no mode of AID"),
        ((*RIGHT[:2], {"root": "AID", "actor": [["The navy", None, None]]}), "'The navy' does not stand"),
        ((*RIGHT[:2], {"root": "AID", "actor": [["The army", "Nigeria", None]]}), "'Nigeria' is no country"),
        ((*RIGHT[:2], {"root": "AID", "actor": [["The army", None, "ARMY"]]}), "'ARMY' is no sector"),
        ((*RIGHT[:2], {"root": "AID", "day": "Monday"}), "'Monday' is no day"),
        (({"same": 3}, *RIGHT[1:]), "the same as 3, which is no event"),
    ],
)
def test_an_answer_that_cannot_be_taken_says_why(given: tuple[dict[str, Any], ...], why: str) -> None:
    with pytest.raises(BadAnswer, match=why):
        labelled(*given)


def test_a_line_that_is_no_answer_is_named() -> None:
    with pytest.raises(BadAnswer, match="line 2: the value is not JSON"):
        list(read_answers([b'{"t": "T1", "c": 1, "none": "text"}', b"{"]))


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    write_corpus([labelled(*RIGHT)], file)
    assert read_corpus(file) == [labelled(*RIGHT)]
    assert b"mood" not in file.read_bytes()  # what is by default is left out


def test_kappa_is_that_of_the_textbook() -> None:
    # Cohen 1960: of 50 both say yes 20 times, no 15; .7 agree, .5 by chance.
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    agreed, beyond_chance = kappa(pairs)
    assert (agreed, beyond_chance) == pytest.approx((0.7, 0.4))
    assert kappa([("yes", "yes")]) == (1.0, 1.0)


def test_readers_are_compared_by_what_they_keep_and_as_what() -> None:
    one = labelled(*RIGHT)
    other = labelled({"same": 2}, {**KILLED, "root": "CRIME", "alt": ["ASSAULT"]}, {"none": "private"})
    (event, root, *_) = agreements([replace(one, second=other.labels)])
    assert (event.what, event.count, event.same, event.kappa) == ("event or none", 3, 1.0, 1.0)
    assert root.same == 1.0  # the other reader lets it pass


def test_events_are_held_against_the_labels() -> None:
    (coding,) = RulesCoder(0, min_confidence=0).code_all([ARTICLE])
    killed = next(event for event in coding.events if event.event == "ASSAULT")
    sums = measure([(labelled(*RIGHT), ARTICLE, [killed])])
    assert (sums.events, sums.kept, sums.right, sums.labelled, sums.recalled) == (1, 1, 1, 1, 1)
    assert (sums.fields["actor"], sums.fields["mood"]) == ((1, 1), (1, 1))
    twice = replace(killed, event="CRIME")
    sums = measure([(labelled(*RIGHT), ARTICLE, [killed, twice])])
    assert (sums.kept, sums.right, sums.doubles) == (2, 1, 1)
    wrong = labelled({"none": "background"}, {"none": "background"}, {"none": "sense"})
    sums = measure([(wrong, ARTICLE, [killed])])
    assert (sums.events, sums.kept, sums.labelled) == (1, 0, 0)


def test_the_labels_in_the_repository_are_of_the_texts_in_it() -> None:
    here = {text.url: text for text in read_corpus() if text.source == "wikinews"}
    texts = list(texts_of((), here))
    assert len(texts) == len(here) > 30
    for one, article in texts:
        for label in one.labels:
            field = article.title if label.field == "title" else article.text
            assert 0 <= label.start < label.end <= len(field)
            quotes = [party.quote for party in (*label.actor, *label.recipient)]
            assert all(0 <= quote.start < quote.end for quote in quotes)


def test_every_text_has_a_label_for_each_candidate_and_refers_to_events_alone() -> None:
    for text in read_corpus():
        for label in (*text.labels, *text.second):
            assert (label.root == "NONE") == (label.why is not None)
        for label in text.labels:
            assert label.same is None or text.labels[label.same].roots
        assert not text.second or len(text.second) == len(text.labels)


def test_sheets_are_answered_and_taken_into_the_corpus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, given, labels = tmp_path / "texts.jsonl", tmp_path / "answers.jsonl", tmp_path / "labels.jsonl"
    file.write_bytes(encode({"url": "http://a.example/1", "title": ARTICLE.title, "text": ARTICLE.text}))
    labels.write_bytes(b"")
    monkeypatch.setattr(corpus, "LABELS", labels)
    shown = CliRunner().invoke(corpus.main, ["sheet", str(file)])
    name = shown.output.split()[1]
    given.write_bytes(b"\n".join(encode({"t": name, "c": n, **one}) for n, one in enumerate(RIGHT, 1)))
    taken = CliRunner().invoke(corpus.main, ["take", str(file), "--answers", str(given), "--source", "own"])
    assert (taken.exit_code, taken.output) == (0, "")
    assert read_corpus(labels)[0].labels == labelled(*RIGHT).labels
    given.write_bytes(encode({"t": name, "c": 1, "none": "text"}))
    refused = CliRunner().invoke(corpus.main, ["take", str(file), "--answers", str(given), "--source", "own"])
    assert refused.exit_code == 1
    assert f"{name}: candidates [2, 3] have no label" in refused.output


def test_groups_are_held_out_by_their_hash() -> None:
    share = sum(records.is_held_out(f"outlet{number}.example") for number in range(2000)) / 2000
    assert 0.08 < share < 0.12
    assert Label(field="text", start=0, end=1).roots == frozenset()
