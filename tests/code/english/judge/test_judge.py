"""What the judge gets of an article, and what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.code import RulesCoder
from streams.code.english.gate import Verdict
from streams.code.english.judge.cases import Case
from streams.code.english.judge.features import features
from streams.code.english.judge.weights import JudgeWeights, weights
from streams.code.parse import Token
from tests.code.articles import FRIDAY, TEXT, TITLE
from tests.code.gated import cases_in

BACKGROUND = "The ministry of the interior said that the police would go on. " * 8


def trigger(case: Case) -> Token:
    return case.draft.trigger


def test_sentences_are_counted_from_the_title() -> None:
    cases = cases_in(
        "Rebels attack a town", "Rebels killed nine people.\nThe army struck back. Police arrested two."
    )
    places = {trigger(case).text: case.sentence for case in cases}
    assert places == {"attack": 0, "killed": 1, "struck": 2, "arrested": 3}


def test_a_case_knows_what_the_title_tells_and_how_much_the_gate_lets_pass() -> None:
    cases = cases_in("Rebels attack a town", f"Rebels killed nine people. {BACKGROUND}")
    around = cases[0].around
    assert around.in_title == {"ASSAULT"}
    assert around.drafts >= around.passed >= 2
    assert all(case.around is around for case in cases)


def test_features_are_names_in_order_each_once() -> None:
    for case in cases_in(TITLE, TEXT):
        names = features(case)
        assert list(names) == sorted(set(names))
        assert f"root={case.draft.kind.root}" in names
        assert f"{case.draft.kind.root}&passes={case.passes}" in names


def test_a_trigger_between_quotation_marks_is_quoted() -> None:
    quoted, plain = cases_in(
        "Talks", f'The minister said: "Rebels killed nine people." Rebels shot two. {BACKGROUND}'
    )[:2]
    assert ("quoted" in features(quoted), "quoted" in features(plain)) == (True, False)


def test_what_words_alone_refuse_is_never_believed() -> None:
    cases = cases_in("Voters wait for the election", f"The actress stole the show in Mexico. {BACKGROUND}")
    (stole,) = [case for case in cases if trigger(case).text == "stole"]
    assert stole.verdict is Verdict.REFUSED
    assert weights().belief(stole) == 0


@pytest.mark.parametrize(("title", "language", "belief"), [("", "en", 0.8), ("Attaque", "fr", 0.6)])
def test_where_the_labels_say_nothing_the_gate_decides(title: str, language: str, belief: float) -> None:
    cases = cases_in(title, "Rebels killed nine people. Fans beat the drum.", language)
    assert {(case.passes, weights().belief(case)) for case in cases} <= {(True, belief), (False, 0.0)}
    assert weights().belief(next(case for case in cases if trigger(case).text == "killed")) == belief


@given(
    st.dictionaries(st.text(max_size=3), st.floats(-1e6, 1e6)),
    st.floats(-1e6, 1e6),
    st.lists(st.text(max_size=3)),
)
def test_belief_is_a_share(by_name: dict[str, float], bias: float, names: list[str]) -> None:
    assert 0 <= JudgeWeights(by_name, bias).belief_by(names) <= 1


def test_each_feature_adds_its_weight() -> None:
    known = JudgeWeights({"for": 2.0, "against": -3.0}, 0.0)
    assert known.belief_by([]) == 0.5
    assert known.belief_by(["for", "unknown"]) > 0.5 > known.belief_by(["for", "against"])


def test_an_event_has_the_belief_as_its_confidence_and_none_is_below_the_least() -> None:
    every = RulesCoder(0, min_confidence=0.0).code(TITLE, TEXT, FRIDAY, None, "en")
    sure = RulesCoder(0, min_confidence=0.8).code(TITLE, TEXT, FRIDAY, None, "en")
    assert 0 < len(sure) < len(every)
    assert min(event.confidence for event in sure) >= 0.8 > min(event.confidence for event in every)
