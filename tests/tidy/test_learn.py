from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from streams.tidy import OutletRow
from streams.tidy.candidates import Candidate, Place
from streams.tidy.learn import Lesson, learn
from streams.tidy.topic import hashes
from tests.tidy.lessons import LONG, NOTE, article_id, lesson, rows


def known(row: OutletRow) -> dict[int, int]:
    return {key: paragraph.articles for key, paragraph in row.known.items()}


def taught(*lessons: Lesson) -> OutletRow:
    row = OutletRow()
    for one in lessons:
        row, _ = learn(row, one)
    return row


def test_the_third_story_proves_what_stands_at_the_ends() -> None:
    assert known(taught(lesson(0, {1: NOTE}), lesson(1, {1: NOTE}))) == {}
    assert known(taught(*(lesson(n, {1: NOTE}) for n in range(3)))) == {1: 3}


def test_the_articles_that_had_it_before_are_to_be_cleaned_and_those_alone() -> None:
    row, earlier = learn(taught(*(lesson(n, {1: NOTE}) for n in range(2))), lesson(2, {1: NOTE}))
    assert earlier == (article_id(0), article_id(1))
    assert learn(row, lesson(3, {1: NOTE}))[1] == ()


def test_it_counts_in_how_many_articles_it_stood_of_one_story_or_not() -> None:
    assert known(taught(*(lesson(n, {1: NOTE}, story=n // 2) for n in range(8)))) == {1: 8}


def test_the_articles_of_one_story_prove_nothing_and_leave_no_suspect() -> None:
    row = taught(*(lesson(n, {1: NOTE, 2: LONG}, story=0) for n in range(20)))
    assert (row.known, row.suspects) == ({}, {})


def test_an_article_that_comes_again_is_one_article() -> None:
    row = taught(lesson(0, {1: NOTE}))
    for _ in range(5):
        row, _ = learn(row, lesson(0, {1: NOTE}, fresh=()))
    row, _ = learn(row, lesson(1, {1: NOTE}))
    assert known(learn(row, lesson(2, {1: NOTE}))[0]) == {1: 3}


def test_a_revision_brings_its_new_paragraphs_and_keeps_its_old_ones() -> None:
    lessons = [lesson(n, {1: NOTE}) for n in range(2)]
    row = taught(*lessons, lesson(0, {2: NOTE}), lesson(2, {1: NOTE}))
    assert known(row) == {1: 3}
    assert known(taught(*lessons, lesson(2, {}), lesson(2, {1: NOTE}))) == {1: 3}


def test_a_short_line_is_proven_by_recent_articles_alone_and_a_long_one_by_older_ones_too() -> None:
    lessons = [
        one for n in range(3) for one in (lesson(n, {1: NOTE, 2: LONG}), lesson(50 + n, {1: NOTE, 2: LONG}))
    ]
    for n, line, proven in ((1, NOTE, False), (2, LONG, True)):
        row = taught(lesson(0, {n: line}), lesson(1, {n: line}), *others(200), lesson(2, {n: line}))
        assert (n in row.known) is proven
    assert set(taught(*lessons).known) == {1, 2}


def others(number: int) -> Iterable[Lesson]:
    """Articles of which each has five paragraphs of its own."""
    return (
        lesson(1000 + n, dict.fromkeys(range(10_000 + 5 * n, 10_005 + 5 * n), NOTE)) for n in range(number)
    )


def test_a_burst_of_paragraphs_that_stand_once_does_not_push_out_what_stands_again() -> None:
    """Of 3,000 articles with five new paragraphs each, one in fifty has the outlet's note."""
    row = OutletRow()
    for n, one in enumerate(others(3000)):
        candidates = {**one.candidates, **({1: LONG} if n % 50 == 0 else {})}
        row, _ = learn(row, lesson(1000 + n, candidates))
    assert known(row) == {1: 60}


def test_a_line_comes_again_in_time_after_a_hundred_articles_of_twenty_paragraphs() -> None:
    between = (
        lesson(1000 + n, dict.fromkeys(range(10_000 + 20 * n, 10_020 + 20 * n), NOTE)) for n in range(100)
    )
    assert known(taught(lesson(0, {1: NOTE}), *between, lesson(1, {1: NOTE}), lesson(2, {1: NOTE}))) == {1: 3}


def test_what_was_not_seen_for_long_is_forgotten() -> None:
    two = [lesson(n, {1: NOTE}) for n in range(2)]
    assert known(taught(*two, lesson(2, {1: NOTE}, day=35))) == {1: 3}
    assert known(taught(*two, lesson(2, {1: NOTE}, day=36))) == {}
    proven = taught(*two, lesson(2, {1: NOTE}))
    assert known(learn(proven, lesson(3, {}, day=35))[0]) == {1: 3}
    assert known(learn(proven, lesson(3, {}, day=36))[0]) == {}


def test_a_page_from_long_ago_makes_nothing_forgotten() -> None:
    row = taught(*(lesson(n, {1: NOTE}, day=400) for n in range(3)), lesson(3, {1: NOTE}, day=0))
    assert known(row) == {1: 4}
    assert known(learn(row, lesson(4, {}, day=401))[0]) == {1: 4}


def test_nor_is_what_it_has_in_common_with_a_recent_article_or_that_article_itself() -> None:
    recent, later = lesson(0, {1: NOTE}, day=400), lesson(2, {}, day=400)
    assert 1 in taught(recent, lesson(1, {1: NOTE}, day=0), later).suspects
    assert taught(recent, lesson(0, {2: NOTE}, day=0), later).seen[0].day == 400


@given(st.permutations(range(12)))
def test_what_is_known_in_the_end_does_not_depend_on_the_order(order: list[int]) -> None:
    candidates = [{n: NOTE for n in range(1, 13) if at % n == 0} for at in range(12)]
    straight = taught(*(lesson(at, candidates[at], story=at // 2) for at in range(12)))
    assert known(taught(*(lesson(at, candidates[at], story=at // 2) for at in order))) == known(straight)


def test_a_paragraph_that_speaks_of_what_the_articles_are_about_is_not_the_outlets() -> None:
    line = Candidate("Fishermen of Lonmar have waited for years.", Place.END)
    about = hashes(["fishermen", "harbour", "storms"])
    row = taught(*(lesson(n, {1: line}, also=about) for n in range(9)))
    assert (row.known, row.suspects) == ({}, {})


def test_a_row_never_takes_more_than_24_kilobytes() -> None:
    assert 16_000 < max(rows(800)) <= 24 * 1024
