from hypothesis import given
from hypothesis import strategies as st

from streams.tidy.candidates import Place
from streams.tidy.outlet import Seen
from streams.tidy.recent import marks_of
from streams.tidy.stories import Story, are_of, is_same, story_of


def about(*words: int) -> Story:
    return Story(frozenset(words), frozenset(), frozenset())


def article(number: int, ends: int, *paragraphs: int) -> Story:
    """Return an article on something of its own, of which so many of the last paragraphs stand at the end."""
    inside = paragraphs[: len(paragraphs) - ends]
    return Story(frozenset(range(number * 9, number * 9 + 9)), frozenset(paragraphs), frozenset(inside))


def test_a_word_in_common_is_chance_and_two_are_not() -> None:
    assert not is_same(about(*range(10)), about(*range(9, 20)))
    assert is_same(about(*range(10)), about(*range(8, 20)))


def test_of_a_few_words_one_tells() -> None:
    assert is_same(about(1, 2, 3), about(3, *range(10, 20)))
    assert not is_same(about(), about(1, 2, 3))


def test_articles_that_share_most_of_their_paragraphs_are_one_story() -> None:
    assert is_same(article(0, 4, 1, 2, 3, 4, 5, 6, 7), article(1, 4, 8, 1, 2, 3, 4, 5, 6, 7))
    assert is_same(article(0, 4, 1, 2, 3, 4), article(1, 4, 9, 1, 2, 3, 4))


def test_notes_below_two_briefs_are_not_and_neither_are_lines_between_paragraphs() -> None:
    assert not is_same(article(0, 4, 1, 50, 51, 52), article(1, 4, 2, 50, 51, 52))
    assert not is_same(article(0, 4, 1, 50, 51, 2, 3, 4, 5), article(1, 4, 6, 50, 51, 7, 8, 9, 10))


def test_the_ends_of_titles_are_no_paragraphs() -> None:
    marks = marks_of([(1, Place.TITLE), (2, Place.END), (3, Place.INSIDE)])
    assert story_of(Seen(b"", 0, b"", 3, marks)) == Story(frozenset(), frozenset({2, 3}), frozenset({3}))


def test_an_article_is_compared_by_its_first_revision() -> None:
    marks = marks_of([(2, Place.END), (3, Place.INSIDE)])
    assert story_of(Seen(b"", 0, b"", 1, marks)).paragraphs == {2}


@given(st.lists(st.frozensets(st.integers(0, 12), min_size=2, max_size=4), max_size=8), st.integers(1, 4))
def test_there_are_no_more_stories_than_articles_that_have_no_word_in_common(
    topics: list[frozenset[int]], stories: int
) -> None:
    kept: list[frozenset[int]] = []
    for topic in topics:
        if all(topic.isdisjoint(other) for other in kept):
            kept.append(topic)
    articles = [about(*topic) for topic in topics]
    assert are_of(articles, stories) or len(kept) < stories
    assert not are_of(articles, len(topics) + 1)
