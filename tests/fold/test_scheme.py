"""What was made in one way is never compared with what was made in another."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.errors import StaleRows
from streams.fold import scheme
from streams.fold.features import features, read
from streams.fold.rows import Made
from streams.fold.settings import DEFAULTS, FoldSettings
from streams.fold.stage import FoldStage
from streams.records import CleanArticle
from streams.text import minhash, shingles
from tests.fold.make import World, article, block, id_of
from tests.fold.test_order import histories, play

P, Q = block("p", 60), block("q", 60)
STRICT = FoldSettings(containment=0.9)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    forget()


def forget() -> None:
    """Ask anew what texts become."""
    scheme.made_by.cache_clear()
    scheme._text.cache_clear()
    shingles.gram_list.cache_clear()


def world_under(limits: FoldSettings, world: World | None = None) -> World:
    """Return a world, or an old one after a restart, under these settings."""
    world = world or World()
    world.stage = FoldStage(world.articles, world.rows, limits)
    return world


def pass_by(world: World, count: int) -> None:
    """Let unrelated articles come: with each, some rows are made good."""
    for i in range(count):
        world.take(article(f"x{i}", block(f"x{i}y"), offset=50_000 + i))


@pytest.mark.parametrize(
    "other",
    [replace(DEFAULTS, containment=0.6), replace(DEFAULTS, run=50), replace(DEFAULTS, kept=0.4),
     replace(DEFAULTS, numbers=0.8), replace(DEFAULTS, names=0.5)],
)  # fmt: skip
def test_every_limit_is_told(other: FoldSettings) -> None:
    assert scheme.made_by(other).rules != scheme.made_by(DEFAULTS).rules


def test_the_window_is_told_and_when_memory_is_freed_is_not() -> None:
    made = scheme.made_by(DEFAULTS)
    assert scheme.made_by(replace(DEFAULTS, window=timedelta(hours=24))) == made._replace(window=86400)
    assert scheme.made_by(replace(DEFAULTS, arrivals=10)) == made


@pytest.mark.parametrize("name", ["BANDS", "ROWS", "ONE_IN", "LEAST", "SHARE", "COMMON", "_RULES"])
def test_every_figure_of_the_index_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = scheme.made_by(DEFAULTS)
    monkeypatch.setattr(scheme, name, -1)
    forget()
    assert scheme.made_by(DEFAULTS).rules != made.rules


@pytest.mark.parametrize(
    ("room", "name", "value"),
    [(scheme, "SEED", 2), (scheme, "NUM_PERM", 64), (scheme, "SCHEME", "other"),
     (shingles, "_LENGTHS", {"w3": 4, "c5": 5}), (shingles, "_LENGTHS", {"w3": 3, "c5": 4}),
     (minhash, "_premix", lambda hashes: hashes)],
)  # fmt: skip
def test_what_becomes_of_texts_is_told(
    room: object, name: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = scheme.made_by(DEFAULTS)
    monkeypatch.setattr(room, name, value)
    forget()
    assert scheme.made_by(DEFAULTS).text != made.text


def test_a_longer_window_cannot_be_made_from_what_a_shorter_one_left() -> None:
    world = world_under(replace(DEFAULTS, window=timedelta(hours=24)))
    world.take(article("a", P))
    with pytest.raises(StaleRows, match="reach back 24 hours only, and the window is 72 hours now"):
        world_under(DEFAULTS, world).take(article("b", P))


def test_what_was_retracted_holds_nobody_up() -> None:
    world = world_under(replace(DEFAULTS, window=timedelta(hours=24)))
    world.take(article("a", P))
    world.retract("a", 1)
    assert world_under(DEFAULTS, world).take(article("b", P)).story_id == id_of("b")


def test_stories_come_to_be_as_the_new_limits_have_them() -> None:
    world = world_under(DEFAULTS)
    world.take(article("a", f"{P} {Q}"), article("b", f"{block('p', 40)} {block('r', 20)}", hours=1))
    assert world.folds() == {frozenset("ab")}
    pass_by(world_under(STRICT, world), 2)
    assert {frozenset("a"), frozenset("b")} < world.folds()
    assert {row.made for row in world.articles.values()} == {scheme.made_by(STRICT)}


def test_rows_whose_texts_were_read_otherwise_are_read_anew() -> None:
    world = world_under(DEFAULTS)
    world.take(article("a", P))
    row = world.articles[id_of("a")]
    made = Made(row.made.text + 1, row.made.rules, row.made.window)
    blank = replace(row.article, signature=replace(row.article.signature, values="AAAA" * 170 + "AA=="))
    world.articles[id_of("a")] = replace(row, article=blank, sample=b"", made=made)
    world.restart()
    world.take(article("b", P, hours=1))
    assert world.folds() == {frozenset("ab")}
    again = world.articles[id_of("a")]
    assert features(again).marks.keys.tolist() == features(read(article("a", P))).marks.keys.tolist()


@settings(max_examples=100)
@given(histories(), st.data(), st.sampled_from([STRICT, replace(DEFAULTS, window=timedelta(hours=24))]))
def test_a_change_of_settings_leaves_what_they_would_have_made(
    revisions: list[list[CleanArticle | None]], data: st.DataObject, limits: FoldSettings
) -> None:
    world, fresh = world_under(DEFAULTS), world_under(limits)
    steps = [(i, k) for i, one in enumerate(revisions) for k in range(len(one))]
    changed = data.draw(st.integers(0, len(steps)))
    for at, (i, k) in enumerate(steps):
        if at == changed:
            world_under(limits, world)
        play(world, "abcdef"[i], 1000 * i + k, revisions[i][k])
        play(fresh, "abcdef"[i], 1000 * i + k, revisions[i][k])
    if changed == len(steps):
        world_under(limits, world)
    for one in (world, fresh):
        pass_by(one, 3)
    assert world.view() == fresh.view()
