import pytest

from streams.evaluation import CodedText, root_figures


def coded(labels: str, root: str) -> CodedText:
    return CodedText(labels=tuple(labels.split("|")), coded=root)


def test_accuracy_and_rates_by_root() -> None:
    figures = root_figures([coded("AID", "AID"), coded("AID", "NONE"), coded("ACCUSE", "AID")])
    assert figures.accuracy == pytest.approx(1 / 3)
    aid = figures.roots["AID"]
    assert (aid.texts, aid.precision, aid.recall, aid.f1) == (2, 0.5, 0.5, 0.5)
    assert figures.macro_f1 == pytest.approx((0.5 + 0.0) / 2)


def test_any_of_several_labels_is_right_and_counted_as_coded() -> None:
    figures = root_figures([coded("CONCEDE|RETREAT", "RETREAT"), coded("CONCEDE|RETREAT", "AID")])
    assert {root: score.recall for root, score in figures.roots.items()} == {"CONCEDE": 0.0, "RETREAT": 1.0}


def test_confusions_come_with_the_most_frequent_first() -> None:
    texts = [coded("AID", "AGREE"), coded("ACCUSE", "REJECT"), coded("ACCUSE", "REJECT"), coded("AID", "AID")]
    assert list(root_figures(texts).confusions.items()) == [(("ACCUSE", "REJECT"), 2), (("AID", "AGREE"), 1)]
