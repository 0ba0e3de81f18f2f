"""An old article that comes again is told by the story that it was in."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.fold.archive import ArchiveRow
from streams.fold.settings import FoldSettings
from streams.fold.stage import FoldStage
from streams.state import Rows
from tests.fold.make import START, World, article, block, id_of, origin, url_of

DAY = 24
P = block("p", 60)
Clear = Callable[[World], object]


class Archived(World):
    """A world whose window lets go early, and whose archive is at hand."""

    limits = FoldSettings(arrivals=4)

    def restart(self) -> None:
        if not hasattr(self, "table"):
            self.table: dict[bytes, bytes] = {}
        archive = Rows(self.table, ArchiveRow)
        self.stage = FoldStage(self.articles, self.rows, self.limits, archive)

    def told(self, name: str) -> str | None:
        """Return the story that an article's story is told to be."""
        again = self.stories[id_of(name)].republished
        return again.story_id if again else None


def pass_by(world: World, start: int, end: int) -> None:
    """Let unrelated articles come, one every six hours."""
    for hour in range(start, end, 6):
        world.take(article(f"x{hour}", block(f"x{hour}y", 12), hours=hour))


def after(days: float, world: Archived | None = None) -> Archived:
    """Return a world where a copy of an article comes so many days after it."""
    world = world or Archived()
    world.take(article("a", P))
    pass_by(world, 6, int(days * DAY))
    world.take(article("b", P, hours=days * DAY, offset=1))
    return world


@pytest.mark.parametrize("days", [4, 5, 29])
def test_a_copy_that_comes_days_later_is_told_with_both_dates(days: int) -> None:
    world = after(days)
    story = world.stories[id_of("b")]
    assert days == 4 or id_of("a") not in world.articles
    assert story.published_at == START + timedelta(days=days)
    assert story.republished
    assert (story.republished.story_id, story.republished.article_id) == (id_of("a"), id_of("a"))
    assert (story.republished.url, story.republished.published_at) == (url_of("a"), START)
    assert story.republished.match.jaccard == 1.0
    assert story.member_count == 1


def test_one_that_comes_after_the_archive_is_not_told() -> None:
    assert after(31).told("b") is None


def test_copies_of_it_fold_with_it_and_it_stays_told() -> None:
    world = after(5)
    world.take(article("c", P, hours=5 * DAY + 1, offset=2))
    assert frozenset("bc") in world.folds()
    assert world.told("b") == id_of("a")


def test_within_the_window_nothing_is_told() -> None:
    world = after(2.5)
    assert frozenset("ab") in world.folds()
    assert world.told("a") is None


def test_what_has_not_left_memory_yet_is_known_as_well() -> None:
    """Few articles come in some languages, and none leaves before there are enough."""
    world = World()
    assert isinstance(world, World)
    world.take(article("a", P), article("b", P, hours=5 * DAY))
    assert id_of("a") in world.articles
    again = world.stories[id_of("b")].republished
    assert again
    assert again.story_id == id_of("a")


def test_the_earliest_of_several_is_told() -> None:
    world = after(5)
    pass_by(world, 5 * DAY + 6, 12 * DAY)
    world.take(article("c", P, hours=12 * DAY, offset=2))
    assert world.told("c") == id_of("a")


def test_an_article_of_other_numbers_is_not_told() -> None:
    world = Archived()
    text = block("p", 200)
    world.take(article("a", f"The rate is 4.1, 17, 23 and 99 now. {text}"))
    pass_by(world, 6, 5 * DAY)
    world.take(article("b", f"The rate is 5.2, 18, 31 and 42 now. {text}", hours=5 * DAY))
    assert world.told("b") is None


def test_an_article_is_not_told_to_be_itself() -> None:
    world = after(5)
    pass_by(world, 5 * DAY + 6, 10 * DAY)
    world.take(article("a", f"{P} {block('q', 5)}", hours=10 * DAY, revision=2, offset=3))
    assert world.told("a") is None or world.told("a") == id_of("b")
    assert world.told("a") != id_of("a")


def test_what_was_retracted_is_forgotten() -> None:
    world = Archived()
    world.take(article("a", P))
    pass_by(world, 6, 5 * DAY)
    assert id_of("a").encode() in world.table
    world.retract("a", 7)
    assert id_of("a").encode() not in world.table
    world.take(article("b", P, hours=5 * DAY))
    assert world.told("b") is None


def test_rows_go_after_the_days_of_the_archive() -> None:
    world = Archived()
    world.take(article("a", P))
    pass_by(world, 6, 40 * DAY)
    assert id_of("a").encode() not in world.table
    assert 26 * 4 < len(world.table) <= 30 * 4  # 30 days, less the window
    assert world.stage.archived == len(world.table)


def test_a_redelivery_gives_nothing_and_changes_nothing() -> None:
    world = after(5)
    before = dict(world.stories), dict(world.table)
    result = world.take(article("b", P, hours=5 * DAY, offset=1))
    assert result.redelivered
    assert (world.stories, world.table) == before


def test_a_restart_changes_nothing() -> None:
    world = Archived()
    world.take(article("a", P))
    pass_by(world, 6, 5 * DAY)
    world.restart()
    world.take(article("b", P, hours=5 * DAY, offset=1))
    assert world.stories == after(5).stories


def test_zero_days_keep_nothing() -> None:
    world = Archived()
    world.limits = FoldSettings(arrivals=4, archive=timedelta(0))
    world.restart()
    assert after(5, world).told("b") is None
    assert not world.table


_ARTICLES = st.lists(
    st.tuples(st.sampled_from("pqr"), st.integers(1, 40), st.booleans()), min_size=4, max_size=25
)


@given(_ARTICLES)
@settings(max_examples=60, deadline=None)
def test_memory_made_again_from_rows_tells_what_memory_that_was_kept_tells(
    given: list[tuple[str, int, bool]],
) -> None:
    kept, remade, hours = Archived(), Archived(), 0
    for number, (text, gap, restarts) in enumerate(given):
        hours += gap
        one = article(f"n{number}", block(text, 60), hours=hours, offset=number, origin=origin(number))
        kept.take(one)
        if restarts:
            remade.restart()
        remade.take(one)
    assert kept.view() == remade.view()
    assert {s: r.republished for s, r in kept.stories.items()} == {
        s: r.republished for s, r in remade.stories.items()
    }
