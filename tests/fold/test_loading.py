"""Memory is made from rows in slices, and is what it was."""

import pytest

from streams.fold import loading
from streams.fold.memory import Memory
from streams.fold.settings import DEFAULTS
from streams.fold.stage import FoldStage
from tests.fold.make import World, article, block, id_of
from tests.fold.test_order import _BLOCKS


def filled(count: int) -> World:
    world = World()
    for i in range(count):
        world.take(article(f"n{i:03}", _BLOCKS[i % 4] if i % 3 else block(f"n{i}"), hours=i / 10))
    return world


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_ROWS", 5)
    monkeypatch.setattr(loading, "_FEW", 1)


def test_a_stage_is_made_ready_slice_by_slice() -> None:
    world = filled(40)
    stage = FoldStage(world.articles, world.rows)
    assert len(list(stage.prepare())) > 40 / 5
    assert list(stage.prepare()) == []
    world.stage = stage
    assert world.take(article("z", _BLOCKS[1], hours=4)).story_id == world.members[id_of("n001")].story_id


def test_a_message_does_not_wait_for_slices() -> None:
    world = filled(40)
    world.restart()
    next(world.stage.prepare())
    assert world.take(article("z", _BLOCKS[1], hours=4)).story_id == world.members[id_of("n001")].story_id


def test_after_a_reset_all_slices_come_again() -> None:
    world = filled(40)
    world.restart()
    slices = world.stage.prepare()
    for _ in range(6):
        next(slices)
    del world.articles[id_of("n001")]
    world.stage.reset()
    assert len(list(slices)) > 8
    assert world.take(article("z", block("n0"), hours=4)).story_id == id_of("n000")


def test_of_two_rows_of_an_article_the_later_revision_counts() -> None:
    """A table in partitions has both while an article moves from one language to another."""
    world = World()
    world.take(article("a", block("p"), revision=2, language="fr"), article("b", block("p")))
    later = world.articles.pop(id_of("a"))
    world.take(article("a", block("p"), revision=1))
    earlier = world.articles[id_of("a")]
    for rows in ([earlier, later], [later, earlier], [earlier] * 6 + [later]):
        memory = Memory(world.articles, DEFAULTS)
        list(loading.load(memory, [*rows, world.articles[id_of("b")]], later.made))
        assert memory.roster.revision(id_of("a")) == 2
        assert memory.stories.of(id_of("b")) == id_of("b")
