"""Stories of more copies than are compared with one another: here of more than three."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.fold import joining
from streams.records import CleanArticle, Relation, StoryStatus
from tests.fold.make import World, article, block, id_of, url_of
from tests.fold.test_order import play

P, Q = block("p", 60), block("q", 60)
_NAMES = "abcdefghij"


@pytest.fixture(autouse=True)
def _few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "FULL", 3)
    monkeypatch.setattr(joining, "MOST", 6)
    monkeypatch.setattr(joining, "SETTLED", 4)


def copies(count: int, **changes: Any) -> list[CleanArticle]:
    return [article(n, P, hours=i, offset=i, **changes) for i, n in enumerate(_NAMES[:count])]


def sizes(world: World) -> dict[str, int]:
    return dict(Counter(member.story_id for member in world.members.values()))


def check(world: World) -> None:
    """Compare what was published with what stands."""
    live = world.live()
    assert {s: story.member_count for s, story in live.items()} == sizes(world)
    standing = {one.story.story_id: one for one in world.stage.standing()}
    assert {s: one.story for s, one in standing.items()} == live
    stories = {m.article_id: s for s, one in standing.items() for m in one.members}
    assert stories == {a: member.story_id for a, member in world.members.items()}


def test_all_copies_are_members_of_one_story() -> None:
    world = World()
    world.take(*copies(10))
    story = world.stories[id_of("a")]
    assert sizes(world) == {id_of("a"): 10}
    assert (story.member_count, story.outlet_count, story.revision) == (10, 10, 10)
    assert (story.first_seen, story.updated_at) == (copies(1)[0].first_seen, copies(10)[9].updated_at)
    check(world)


def test_a_follower_names_the_article_that_it_follows() -> None:
    world = World()
    world.take(*copies(5))
    member = world.members[id_of("e")]
    assert member.match
    assert (member.relation, member.match.article_id, member.match.jaccard) == (Relation.COPY, id_of("a"), 1)


def test_what_is_kept_of_a_story_does_not_grow_with_its_followers() -> None:
    world = World()
    world.take(*copies(5))
    before = world.rows[id_of("a")]
    world.take(*copies(10)[5:])
    after = world.rows[id_of("a")]
    assert (after.members, after.followed) == (before.members, before.followed + 5)
    assert [m.outlet for m in world.published.members] == ["j.test"]


def test_outlets_are_counted_once() -> None:
    world = World()
    world.take(*copies(10, outlet="one.test"))
    assert world.stories[id_of("a")].outlet_count == 1


def test_another_text_does_not_follow() -> None:
    world = World()
    world.take(*copies(5), article("j", Q, hours=1))
    assert sizes(world) == {id_of("a"): 5, id_of("j"): 1}


def test_an_article_that_the_others_name_as_their_source_speaks_for_the_story_all_the_same() -> None:
    world = World()
    world.take(*copies(9, canonical_url=url_of("j")), article("j", P, hours=9))
    assert world.stories[id_of("a")].article_id == id_of("j")


def test_a_story_of_many_followers_keeps_its_id_when_an_earlier_article_comes() -> None:
    world = World()
    world.take(*copies(6), article("j", P, hours=-1, offset=6))
    assert sizes(world) == {id_of("j"): 7}
    world.take(article("g", P, hours=7, offset=7), article("i", P, hours=-2, offset=8))
    assert sizes(world) == {id_of("j"): 9}
    assert [m.outlet for m in world.published.members] == ["i.test"]


def test_a_follower_that_is_retracted_is_a_member_no_more() -> None:
    world = World()
    world.take(*copies(6))
    world.retract("f", 50)
    assert world.stories[id_of("a")].member_count == 5
    check(world)


def test_a_follower_that_has_another_text_now_has_a_story_of_its_own() -> None:
    world = World()
    world.take(*copies(6), article("f", Q, hours=5, revision=2, offset=9))
    assert sizes(world) == {id_of("a"): 5, id_of("f"): 1}
    check(world)


@pytest.mark.parametrize("restarts", [False, True])
def test_where_the_leader_is_retracted_the_others_stay_together(restarts: bool) -> None:
    world = World()
    world.take(*copies(8))
    for offset, name in enumerate("abc"):
        world.retract(name, 50 + offset)
        if restarts:
            world.restart()
    assert sizes(world) == {id_of("d"): 5}
    assert world.stories[id_of("a")].status is StoryStatus.MERGED
    check(world)


@pytest.mark.parametrize("restarts", [False, True])
def test_a_leader_that_has_another_text_now_leaves_its_followers(restarts: bool) -> None:
    world = World()
    world.take(*copies(8), article("a", Q, revision=2, offset=60))
    if restarts:
        world.restart()
    world.take(article("k", P, hours=9, offset=61))
    assert sorted(sizes(world).values()) == [1, 8]
    check(world)


def test_a_leader_that_was_only_corrected_keeps_its_followers() -> None:
    world = World()
    world.take(*copies(8), article("a", f"{P} One more.", revision=2, offset=60))
    world.restart()
    world.take(article("k", P, hours=9, offset=61))
    assert sizes(world) == {id_of("a"): 9}
    check(world)


def test_a_story_leaves_the_window_with_all_that_follow() -> None:
    world = World()
    world.take(*copies(9))
    memory = world.stage._ready.memory()
    memory.forget(list(world.articles))
    assert not memory.roster
    assert not memory.groups.followed(map(id_of, _NAMES))


_TEXTS = st.sampled_from([P, P, P, f"{P} {block('r', 20)}", f"{P} {Q}", Q])


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, int, CleanArticle | None]]:
    """Messages in some order: an article's name, its place, and its next revision; None where it goes."""
    steps: list[tuple[str, int, CleanArticle | None]] = []
    revisions = Counter[str]()
    for offset in range(draw(st.integers(4, 16))):
        name = draw(st.sampled_from(_NAMES))
        revisions[name] += 1
        one = article(
            name, draw(_TEXTS), hours=draw(st.integers(0, 40)), offset=offset, revision=revisions[name]
        )
        steps.append((name, offset, one if draw(st.integers(0, 6)) else None))
    return steps


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories(), st.data())
def test_stories_are_the_same_with_and_without_restarts(
    steps: list[tuple[str, int, CleanArticle | None]], data: st.DataObject
) -> None:
    world, restarted = World(), World()
    for name, offset, one in steps:
        for each in (world, restarted):
            play(each, name, offset, one)
        if data.draw(st.booleans()):
            restarted.restart()
    assert restarted.view() == world.view()
    check(world)
    check(restarted)
