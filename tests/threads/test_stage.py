import datetime as dt
from dataclasses import replace
from itertools import pairwise
from random import Random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.records import StoryFacts, Thread, ThreadStatus, ThreadStory
from streams.threads import StoryRow, ThreadRow, ThreadStage
from tests.threads.made import FLOOD, QUAKE, at, attack, facts

HOURS = (0, 5, 20, 30, 44)
REPORTS = [facts(f"s{i}", text, HOURS[i]) for i, text in enumerate((*QUAKE, *FLOOD))]


class Feed:
    """What a consumer of `threads` and `thread-stories` has at last, and all that it was sent."""

    def __init__(self, *given: StoryFacts) -> None:
        self.stories: dict[str, StoryRow] = {}
        self.rows: dict[str, ThreadRow] = {}
        self.stage = ThreadStage(self.stories, self.rows)
        self.sent: list[Thread] = []
        self.places: dict[str, ThreadStory | None] = {}
        self.take(*given)

    def take(self, *given: StoryFacts) -> "Feed":
        for one in given:
            changes = self.stage.take(one)
            self.sent += changes.threads.values()
            self.places |= changes.stories
        return self

    def restart(self) -> "Feed":
        """Make the memory from the rows, as they are read back."""
        for rows in (self.stories, self.rows):
            for key, row in rows.items():
                rows[key] = msgspec.msgpack.decode(msgspec.msgpack.encode(row), type=type(row))  # type: ignore[assignment]
        self.stage = ThreadStage(self.stories, self.rows)
        return self

    @property
    def threads(self) -> list[Thread]:
        latest = {thread.thread_id: thread for thread in self.sent}
        return [thread for thread in latest.values() if thread.status.live]

    @property
    def together(self) -> set[frozenset[str]]:
        """The stories of each thread."""
        return {frozenset(story.story_id for story in thread.stories) for thread in self.threads}


def test_reports_of_one_happening_are_a_thread_and_those_of_another_are_not_in_it() -> None:
    assert Feed(*REPORTS).together == {frozenset({"s0", "s1", "s2"}), frozenset({"s3", "s4"})}


def test_a_story_alone_is_in_no_thread() -> None:
    feed = Feed(REPORTS[0], REPORTS[3])
    assert (feed.sent, feed.places) == ([], {})


def test_each_story_of_a_thread_says_why_it_is_there() -> None:
    feed = Feed(*REPORTS[:2])
    first, second = (feed.places[key] for key in ("s0", "s1"))
    assert first
    assert second
    assert first.tie is None
    assert second.tie
    assert second.tie.story_id == "s0"
    assert {"tumaco", "salvatierra", "nariño"} <= set(second.tie.words)
    assert second.tie.reason.startswith(f"{second.tie.shared_words} of {second.tie.rare_words} rare words")


def test_the_record_counts_stories_and_articles_and_has_the_title_of_the_largest() -> None:
    feed = Feed(REPORTS[0], replace(REPORTS[1], member_count=7), REPORTS[2])
    (thread,) = feed.threads
    assert (thread.story_count, thread.article_count) == (3, 9)
    assert thread.title == REPORTS[1].title
    assert thread.words[0] in {"tumaco", "nariño", "salvatierra"}


def test_revisions_grow_by_one_with_what_a_reader_sees() -> None:
    sent = Feed(*REPORTS[:3]).sent
    assert [(thread.status, thread.revision, thread.story_count) for thread in sent] == [
        (ThreadStatus.NEW, 1, 2),
        (ThreadStatus.UPDATED, 2, 3),
    ]


def test_facts_that_are_known_change_nothing() -> None:
    feed = Feed(*REPORTS)
    before = len(feed.sent)
    feed.take(*REPORTS)
    assert len(feed.sent) == before


def test_a_copy_more_is_counted_though_the_text_is_as_before() -> None:
    feed = Feed(*REPORTS[:2], facts("s1", None, HOURS[1], sequence=2, members=3))
    (thread,) = feed.threads
    assert (thread.article_count, thread.revision) == (4, 2)


def test_a_story_whose_text_is_not_known_is_left_out() -> None:
    assert Feed(facts("s0", None), REPORTS[1]).together == set()


def test_a_story_that_ends_leaves_its_thread() -> None:
    feed = Feed(*REPORTS[:3], facts("s1", None, HOURS[1], sequence=2, is_live=False))
    assert feed.together == {frozenset({"s0", "s2"})}
    assert feed.places["s1"] is None


def test_a_thread_of_which_one_story_is_left_ends() -> None:
    feed = Feed(*REPORTS[:2], facts("s1", None, HOURS[1], sequence=2, is_live=False))
    assert (feed.sent[-1].status, feed.sent[-1].revision) == (ThreadStatus.RETRACTED, 2)
    assert feed.places == {"s0": None, "s1": None}


def test_a_thread_that_stands_again_goes_on_with_its_revisions() -> None:
    feed = Feed(*REPORTS[:2], facts("s1", None, HOURS[1], sequence=2, is_live=False), REPORTS[2])
    assert (feed.sent[-1].status, feed.sent[-1].revision) == (ThreadStatus.NEW, 3)


def test_a_story_that_comes_late_becomes_the_first_and_the_thread_says_where_it_went() -> None:
    feed = Feed(*REPORTS[1:3], REPORTS[0])
    assert feed.together == {frozenset({"s0", "s1", "s2"})}
    (merged,) = (thread for thread in feed.sent if thread.status is ThreadStatus.MERGED)
    assert merged.merged_into == feed.threads[0].thread_id
    assert feed.threads[0].stories[0].story_id == "s0"


def test_a_new_text_may_move_a_story() -> None:
    feed = Feed(*REPORTS, facts("s4", QUAKE[2], HOURS[4], sequence=2))
    assert feed.together == {frozenset({"s0", "s1", "s2", "s4"})}


def test_stories_a_week_apart_are_no_thread() -> None:
    assert Feed(REPORTS[0], facts("s9", QUAKE[1], 24 * 7 + 1)).together == set()
    assert Feed(REPORTS[0], facts("s9", QUAKE[1], 24 * 7 - 1)).together == {frozenset({"s0", "s9"})}


def test_a_thread_lasts_as_long_as_stories_come() -> None:
    feed = Feed(*(facts(f"s{i}", QUAKE[i % 3], 24 * 6 * i) for i in range(4)))
    assert feed.together == {frozenset({"s0", "s1", "s2", "s3"})}


def test_an_event_that_both_tell_of_ties_them_and_is_named() -> None:
    one = "Blast at a depot. Norland struck a fuel depot in Ashford, the ministry said"
    two = "Ministry names dead. Families in Ashford gathered outside a clinic near the depot"
    without = Feed(facts("s0", one), facts("s1", two, 3))
    told = Feed(
        facts("s0", one, events=(attack("Ashford"),)), facts("s1", two, 3, events=(attack("Ashford"),))
    )
    (before,), (after,) = (
        [near.similarity for near in feed.stage._languages["en"].threads.near("s1")]
        for feed in (without, told)
    )
    assert round(after - before, 6) == 0.1


def test_an_event_alone_makes_no_thread() -> None:
    feed = Feed(
        facts("s0", FLOOD[0], events=(attack("Ashford"),)),
        facts("s1", QUAKE[0], events=(attack("Ashford"),)),
    )
    assert feed.together == set()


FORM = (
    """Orange warning for Porto. The front brings gusts and 40 millimetres of rain to Porto and Braga;
    drizzle, hailstones and squalls are forecast near Viana, and boaters are warned of swell.""",
    """Red warning for Cairns. The front brings gusts and 90 millimetres of rain to Cairns and Mossman;
    drizzle, hailstones and squalls are forecast near Innisfail, and boaters are warned of swell.""",
)


def test_two_fillings_of_one_form_are_no_thread_though_their_words_are_alike() -> None:
    assert Feed(*(facts(f"s{i}", text, i) for i, text in enumerate(FORM))).together == set()
    again = FORM[1].replace("Mossman", "Porto")
    feed = Feed(facts("s0", FORM[0]), facts("s1", again, 1))
    assert feed.together == {frozenset({"s0", "s1"})}


def test_languages_are_apart() -> None:
    feed = Feed(REPORTS[0], facts("s1", QUAKE[1], 5, language="es"))
    assert feed.together == set()


def test_a_language_without_spaces_has_no_threads_and_no_error() -> None:
    assert (
        Feed(*(facts(f"s{i}", "東京で地震. 昨日の地震", i, language="ja") for i in range(2))).together
        == set()
    )


def test_what_left_the_window_stays_counted_and_listed() -> None:
    feed = Feed(*REPORTS[:3])
    feed.take(*(facts(f"x{i}", f"Word{i} name{i}. Thing{i} other{i}", 24 * 6 + i / 60) for i in range(300)))
    feed.take(facts("s7", QUAKE[0], 24 * 6 + 6))
    feed.take(*(facts(f"y{i}", f"Word{i} name{i}. Thing{i} other{i}", 24 * 12 + i / 60) for i in range(300)))
    assert "s0" not in feed.stories
    feed.take(facts("s8", QUAKE[1], 24 * 12 + 6))
    (thread,) = feed.threads[:1]
    assert [story.story_id for story in thread.stories] == ["s0", "s1", "s2", "s7", "s8"]
    assert thread.story_count == 5


def test_a_story_older_than_the_window_is_in_no_thread() -> None:
    feed = Feed(*(facts(f"x{i}", f"Word{i} name{i}. Thing{i} other{i}", 24 * 20 + i) for i in range(300)))
    feed.take(REPORTS[0])
    assert "s0" not in feed.stories


def test_memory_made_again_from_the_rows_gives_the_same() -> None:
    kept, made_again = Feed(*REPORTS[:3]), Feed(*REPORTS[:3]).restart()
    for feed in (kept, made_again):
        feed.take(*REPORTS[3:], facts("s1", FLOOD[1], HOURS[1], sequence=2))
    assert kept.sent == made_again.sent
    assert kept.places == made_again.places


TEXTS = st.sampled_from((*QUAKE, *FLOOD))
STEPS = st.lists(
    st.tuples(st.integers(0, 7), TEXTS, st.integers(0, 60), st.booleans()), min_size=1, max_size=24
)


def some_facts(steps: list[tuple[int, str, int, bool]]) -> list[StoryFacts]:
    return [
        facts(f"s{number}", text, number * 8 + hours / 60, sequence=sequence, is_live=is_live)
        for sequence, (number, text, hours, is_live) in enumerate(steps)
    ]


@given(STEPS, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_threads_are_the_same_in_whatever_order_stories_come(
    steps: list[tuple[int, str, int, bool]], random: Random
) -> None:
    last = list({one.story_id: one for one in some_facts(steps)}.values())
    shuffled = last.copy()
    random.shuffle(shuffled)
    assert Feed(*last).together == Feed(*shuffled).together


@given(STEPS)
@settings(max_examples=60)
def test_what_stands_published_is_what_the_rows_say(steps: list[tuple[int, str, int, bool]]) -> None:
    feed = Feed(*some_facts(steps))
    standing = {story for story, place in feed.places.items() if place}
    assert standing == {story.story_id for thread in feed.threads for story in thread.stories}
    for thread in feed.threads:
        assert all(feed.stories[one.story_id].thread_id == thread.thread_id for one in thread.stories)


@given(STEPS)
@settings(max_examples=60)
def test_revisions_of_a_thread_only_grow(steps: list[tuple[int, str, int, bool]]) -> None:
    sent = Feed(*some_facts(steps)).sent
    for thread_id in {thread.thread_id for thread in sent}:
        revisions = [thread.revision for thread in sent if thread.thread_id == thread_id]
        assert all(before < after for before, after in pairwise(revisions))


@given(STEPS)
@settings(max_examples=60)
def test_what_came_step_by_step_is_what_the_last_facts_give(steps: list[tuple[int, str, int, bool]]) -> None:
    given_facts = some_facts(steps)
    last = {one.story_id: one for one in given_facts}.values()
    assert Feed(*given_facts).together == Feed(*last).together


def test_rows_are_small() -> None:
    feed = Feed(*REPORTS)
    sizes = [len(msgspec.msgpack.encode(row)) for row in feed.stories.values()]
    assert max(sizes) < 4_000


def test_updates_are_of_the_newest_page() -> None:
    (thread,) = Feed(*REPORTS[:3]).threads
    assert (thread.first_seen, thread.updated_at) == (at(0), at(HOURS[2]))
    assert thread.updated_at - thread.first_seen == dt.timedelta(hours=20)
