from hypothesis import given
from hypothesis import strategies as st

from streams.tidy.proof import Case
from streams.tidy.stories import Story
from streams.tidy.topic import Topic

WORDS = frozenset({9000, 9001})


def story(number: int) -> Topic:
    """Return the topic of a story of its own."""
    return frozenset(range(number * 20, number * 20 + 20))


def case(topics: list[Topic], at_end: bool = True) -> Case:
    articles = {n: Story(topic, frozenset(), frozenset()) for n, topic in enumerate(topics)}
    return Case(WORDS, dict.fromkeys(articles, at_end), articles)


def test_three_stories_at_their_ends_prove_it() -> None:
    assert not case([story(n) for n in range(2)]).is_proven()
    assert case([story(n) for n in range(3)]).is_proven()


def test_between_other_paragraphs_it_takes_five() -> None:
    assert not case([story(n) for n in range(4)], at_end=False).is_proven()
    assert case([story(n) for n in range(5)], at_end=False).is_proven()


def test_articles_on_the_same_are_one_story_however_many_there_are() -> None:
    assert not case([story(0)] * 10 + [story(1)] * 5).is_proven()
    assert not case([story(0)] * 10).is_suspect()
    assert case([story(0)] * 10 + [story(1)]).is_suspect()


def test_an_article_that_it_speaks_of_proves_nothing() -> None:
    about = [story(0), story(1), story(2) | {9000}]
    assert not case(about).is_proven()
    assert case(about).is_suspect()


def test_of_many_articles_those_of_different_stories_are_remembered() -> None:
    kept = case([story(0)] * 20 + [story(1)]).carriers()
    assert list(kept) == [*range(15), 20]


@given(st.lists(st.frozensets(st.integers(0, 12), min_size=2, max_size=4), max_size=8), st.randoms())
def test_what_is_proven_stays_so_and_in_whatever_order(topics: list[Topic], random: object) -> None:
    shuffled = list(topics)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert case(shuffled).is_proven() == case(topics).is_proven()
    if case(topics[:-1]).is_proven():
        assert case(topics).is_proven()
