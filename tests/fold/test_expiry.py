"""Old articles leave memory and rows, and leave the stories of the young ones as they are."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from streams.fold.settings import FoldSettings
from streams.fold.stage import FoldStage, Place, Standing
from streams.records import StoryStatus
from tests.fold.make import START, World, article, block, id_of

SETTINGS = FoldSettings(arrivals=4)


def small_world() -> World:
    world = World()
    world.stage = FoldStage(world.articles, world.rows, SETTINGS)
    return world


def pass_by(world: World, start: int, count: int) -> None:
    """Let unrelated articles come, one an hour."""
    for i in range(start, start + count):
        world.take(article(f"x{i}", block(f"x{i}y"), hours=i))


def test_what_is_out_of_the_window_leaves() -> None:
    world = small_world()
    world.take(article("a", block("p")))
    pass_by(world, 1, 90)
    assert id_of("a") not in world.articles
    assert id_of("a") not in world.rows
    assert len(world.articles) == len(world.rows) == 72 + 4 + 1  # the last leaves with the next


def test_a_running_story_stays_whole() -> None:
    world = small_world()
    world.take(article("a", block("p")), article("b", block("p"), hours=50))
    pass_by(world, 51, 60)
    assert id_of("a") in world.articles
    world.take(article("c", block("p"), hours=111))
    assert frozenset("abc") in world.folds()


def kept(wild: Callable[[int], dict[str, Any]]) -> int:
    """Return how many rows there are in the end of a stream where some articles claim other times."""
    world = World()
    world.stage = FoldStage(world.articles, world.rows, FoldSettings(arrivals=64))
    for i in range(400):
        world.take(article(f"x{i}", block(f"x{i}y", 12), hours=i, **wild(i)))
    return len(world.articles)


@pytest.mark.parametrize("share", [0.06, 0.3, 0.45])
@pytest.mark.parametrize("claim", ["published_at", "fetched_at"])
@pytest.mark.parametrize("year", [2001, 2099])
def test_as_many_rows_are_kept_whatever_times_some_pages_claim(share: float, claim: str, year: int) -> None:
    random = Random(1)

    def wild(_: int) -> dict[str, Any]:
        day = datetime(year, 3, 1, tzinfo=UTC) + timedelta(days=random.random() * 100)
        others = {"published_at": None} if claim == "fetched_at" else {}
        return {**others, claim: day} if random.random() < share else {}

    straight = kept(lambda _: {})
    assert 0.75 * straight <= kept(wild) <= 1.05 * straight


def test_an_archive_in_order_leaves_as_it_comes_whenever_it_comes() -> None:
    """All of it came in today. Where it begins again in the past, that is the time once most is of it."""
    world = small_world()
    today = START + timedelta(days=5000)
    for start in (1000, 0):
        for i in range(start, start + 100):
            world.take(article(f"x{i}", block(f"x{i}y", 12), hours=i, fetched_at=today, updated_at=today))
    ours = {id_of(f"x{i}") for i in range(100)}
    assert len(ours & set(world.articles)) == 72 + 4 + 2 + 1  # two came late; the last leaves with the next


def test_what_is_retracted_leaves_too() -> None:
    world = small_world()
    world.take(article("a", block("p")))
    world.retract("a", 1)
    pass_by(world, 1, 90)
    assert id_of("a") not in world.articles
    pass_by(world, 91, 7 * 24)
    assert id_of("a") not in world.rows


def test_a_story_told_anew_goes_on_from_its_last_revision_for_a_week() -> None:
    world = small_world()
    world.take(article("a", block("p")), article("b", block("p"), hours=1), article("c", block("p"), hours=2))
    before = world.stories[id_of("a")]
    pass_by(world, 3, 90)
    assert id_of("a") not in world.articles
    world.stage.reset()
    world.take(article("a", block("q"), revision=2, hours=95))
    after = world.stories[id_of("a")]
    assert (after.revision, after.status) == (before.revision + 1, StoryStatus.UPDATED)
    assert after.member_count == 1


def test_a_revision_that_cannot_fall_leaves_with_its_story() -> None:
    world = small_world()
    world.take(article("a", block("p")))
    pass_by(world, 1, 90)
    assert id_of("a") not in world.rows
    world.take(article("a", block("q"), revision=2, hours=95))
    assert world.stories[id_of("a")].revision == 2


def test_nothing_leaves_before_enough_has_come() -> None:
    world = small_world()
    world.take(article("a", block("p")), article("x", block("x"), hours=500))
    assert id_of("a") in world.articles


def test_old_articles_that_come_late_are_folded_too() -> None:
    world = small_world()
    pass_by(world, 200, 20)
    world.take(article("a", block("p")), article("b", block("p"), hours=1))
    assert frozenset("ab") in world.folds()
    pass_by(world, 220, 80)
    assert id_of("a") not in world.articles


def test_what_has_left_is_not_met_again() -> None:
    world = small_world()
    world.take(article("a", block("p")))
    pass_by(world, 1, 90)
    assert world.take(article("b", block("p"), hours=60)).story_id == id_of("b")


def test_the_watermark_survives_a_restart() -> None:
    world = small_world()
    pass_by(world, 0, 90)
    before = set(world.articles)
    world.stage.reset()
    pass_by(world, 90, 10)
    assert len(world.articles) <= len(before) + 4


def test_what_leaves_is_shown_before_it_leaves() -> None:
    world, left, places = small_world(), list[Standing](), list[Place]()

    def leave(articles: list[str]) -> None:
        left.extend(world.stage.standing(articles))
        places.extend(world.stage.places(articles))

    world.stage.leaving = leave
    world.take(article("a", block("p")), article("b", block("p"), hours=1))
    pass_by(world, 1, 90)
    assert left[0].story == world.stories[id_of("a")]
    assert [m.article_id for m in left[0].members] == [id_of("a"), id_of("b")]
    assert id_of("a") not in {s.story.story_id for s in world.stage.standing()}
    assert [p.article_id for p in places] == [m.article_id for s in left for m in s.members]


def test_what_leaves_the_window_is_counted_and_what_is_in_memory_too() -> None:
    world = small_world()
    fresh = world.stage.size
    world.take(article("a", block("p")))
    pass_by(world, 1, 90)
    articles, size = world.stage.size
    assert fresh == (0, 0)
    assert (articles, world.stage.evicted) == (72 + 4 + 1, 91 - 72 - 4 - 1)  # the last leaves with the next
    assert size > 0
