from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.evaluation import Grey, Labelled, StoryFigures, story_figures


def scored(
    labels: str,
    stories: str,
    running: Mapping[str, str] | None = None,
    grey: Grey = frozenset(),
    **more: bool,
) -> StoryFigures:
    """Score articles whose URLs are their places: `aab`, `xxx` are three, of two labels in one story."""
    articles = [
        Labelled(url=str(n), label=label, story=(running or {}).get(label)) for n, label in enumerate(labels)
    ]
    return story_figures(articles, {str(n): story for n, story in enumerate(stories)}, grey, **more)


def test_pairs_are_right_false_or_missed() -> None:
    figures = scored("aaabb", "xxyyy")  # 01, 34 right; 23, 24 false; 02, 12 missed
    assert (figures.right, figures.false, figures.missed) == (2, 2, 2)
    assert (figures.precision, figures.recall, figures.f1) == (0.5, 0.5, 0.5)


def test_b_cubed_is_a_mean_over_articles() -> None:
    figures = scored("aaabb", "xxyyy")
    # precision: 0, 1 stand in a pure pair; 2 is one of three; 3 and 4 are two of three
    assert figures.bcubed_precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert figures.bcubed_recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert figures.bcubed == pytest.approx(11 / 15)


def test_the_rand_index_is_adjusted_for_chance() -> None:
    # folded = expected = 4 of 10 pairs: by chance 1.6 are right; (2 - 1.6) / (4 - 1.6)
    assert scored("aaabb", "xxyyy").rand == pytest.approx(1 / 6)
    assert scored("ab", "xy").rand == 1.0


def test_grey_pairs_count_neither_way() -> None:
    grey = frozenset({frozenset("23"), frozenset("01"), frozenset(("2", "9"))})
    figures = scored("aaabb", "xxyyy", grey=grey)
    assert (figures.right, figures.false, figures.missed) == (2, 1, 2)  # 01 has one label, and stays


def test_two_labels_of_one_running_story_can_be_left_out() -> None:
    running = {"a": "s", "b": "s"}
    assert scored("aabc", "xxxx", running).false == 5
    assert scored("aabc", "xxxx", running, ignore=True).false == 3


def test_nothing_folded_is_precise_and_finds_nothing() -> None:
    figures = scored("aab", "xyz")
    assert (figures.precision, figures.recall, figures.f1) == (1.0, 0.0, 0.0)


@given(st.text("abc", min_size=1, max_size=8), st.data())
def test_what_is_wholly_right_scores_1_and_names_are_no_matter(labels: str, data: st.DataObject) -> None:
    names = data.draw(st.permutations("xyz"))
    figures = scored(labels, labels.translate(str.maketrans("abc", "".join(names))))
    assert (figures.precision, figures.bcubed, figures.rand, figures.false, figures.missed) == (1, 1, 1, 0, 0)
