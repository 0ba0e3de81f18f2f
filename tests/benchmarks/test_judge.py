"""How the judge is trained, and how its worth is told."""

from dataclasses import replace

import pytest
from click.testing import CliRunner

from benchmarks.events.judge.__main__ import learned, main
from benchmarks.events.judge.samples import Sample, own_sentences, samples
from streams.code.english.gate import Verdict


@pytest.fixture(scope="module")
def taught() -> list[Sample]:
    """Return the drafts of the texts that stand in the repository."""
    return samples(())


def test_each_draft_has_its_label_and_the_names_of_its_features(taught: list[Sample]) -> None:
    assert {sample.is_event for sample in taught} == {True, False}
    for sample in taught:
        assert f"root={sample.case.draft.kind.root}" in sample.names
        assert sample.root_right == (sample.case.draft.kind.root in sample.roots)
        assert sample.case.verdict is not Verdict.REFUSED
        assert not sample.case.draft.bare


def test_what_only_events_have_speaks_for_them(taught: list[Sample]) -> None:
    marked = [replace(one, names=(*one.names, "kept" if one.is_event else "struck out")) for one in taught]
    known = learned(marked)
    assert known.by_name["kept"] > 0 > known.by_name["struck out"]
    assert known.belief_by(["kept"]) > known.belief_by([]) > known.belief_by(["struck out"])


def test_the_same_labels_give_the_same_weights(taught: list[Sample]) -> None:
    assert learned(taught) == learned(taught)


def test_sentences_of_our_own_weigh_less_and_know_of_no_article() -> None:
    own = own_sentences()
    assert {sample.is_event for sample in own} == {True, False}
    assert {sample.weight for sample in own} == {0.2}
    assert not any(name.startswith(("where=", "topic=", "passes=")) for one in own for name in one.names)


def test_the_worth_is_told_beside_the_gates() -> None:
    shown = CliRunner().invoke(main, ["--worth"])
    assert shown.exit_code == 0, shown.output
    assert all(row in shown.output for row in ("folds", "held out", "gate", "0.5", "calibration error"))
