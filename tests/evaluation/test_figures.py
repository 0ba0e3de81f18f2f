import pytest

from streams.evaluation import Right, Score, figures


def made(precision: float, recall: float, title: bool | None = None) -> Score:
    return Score(precision=precision, recall=recall, title=title, date=None, authors=None)


def test_every_page_weighs_the_same_and_f1_is_of_the_means() -> None:
    means = figures([made(1.0, 0.5), made(0.5, 0.5), made(0.0, 0.5)])
    assert (means.pages, means.precision, means.recall, means.f1) == (3, 0.5, 0.5, 0.5)


def test_nothing_right_has_the_f1_0() -> None:
    assert figures([made(0.0, 0.0)]).f1 == 0.0


def test_shares_are_of_what_was_judged() -> None:
    title = figures([made(1, 1, True), made(1, 1, False), made(1, 1, None)]).title
    assert (title, title.share) == (Right(1, 2), 0.5)


def test_a_share_of_nothing_is_none() -> None:
    assert figures([made(1, 1)]).authors.share is None


@pytest.mark.parametrize(("precision", "recall", "f1"), [(1.0, 1.0, 1.0), (0.5, 1.0, 2 / 3), (0.0, 1.0, 0.0)])
def test_f1_of_a_page(precision: float, recall: float, f1: float) -> None:
    assert made(precision, recall).f1 == pytest.approx(f1)
