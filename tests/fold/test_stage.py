from datetime import UTC, datetime, timedelta

from streams.fold.stage import FoldResult
from streams.records import Relation, StoryStatus
from tests.fold.make import START, World, article, block, id_of, origin, url_of

P, Q = block("p", 60), block("q", 60)


def published(world: World) -> list[tuple[str, str, int, str | None]]:
    names = {id_of(n): n for n in "abcdef"}
    stories = world.published.stories
    return [(names[s.story_id], s.status, s.revision, names.get(s.merged_into or "")) for s in stories]


def test_an_article_alone_founds_a_story() -> None:
    world = World()
    result = world.take(article("a", P))
    story = world.stories[id_of("a")]
    assert published(world) == [("a", "new", 1, None)]
    assert (story.article_id, story.text, story.member_count, story.outlet_count) == (id_of("a"), P, 1, 1)
    assert result.story_id == id_of("a")
    assert world.members[id_of("a")].match is None


def test_a_copy_joins_it() -> None:
    world = World()
    world.take(article("a", P))
    world.take(article("b", P, hours=1))
    assert published(world) == [("a", "updated", 2, None)]
    assert [(m.outlet, m.relation) for m in world.stories[id_of("a")].members] == [
        ("a.test", Relation.ORIGINAL),
        ("b.test", Relation.COPY),
    ]


def test_the_match_that_put_a_member_in_is_told() -> None:
    world = World()
    world.take(article("a", f"{P} {Q}"), article("b", P, hours=1))
    match = world.members[id_of("b")].match
    assert match
    assert (match.article_id, match.url) == (id_of("a"), "https://a.test/news")
    assert (match.containment, match.longest_run) == (1.0, 60)
    founder = world.members[id_of("a")].match
    assert founder
    assert founder.article_id == id_of("b")


def test_only_the_members_that_changed_are_told_again() -> None:
    world = World()
    world.take(article("a", P), article("b", P, hours=1))
    world.take(article("c", P, hours=2))
    assert [m.outlet for m in world.published.members] == ["c.test"]


def test_an_earlier_article_takes_the_story_over() -> None:
    world = World()
    world.take(article("b", P, hours=1))
    world.take(article("a", P))
    assert published(world) == [("a", "new", 2, None), ("b", "merged", 2, "a")]
    assert {m.story_id for m in world.members.values()} == {id_of("a")}
    assert world.stories[id_of("b")].text == ""


def test_a_fuller_original_that_comes_later_takes_over_with_a_revision() -> None:
    world = World()
    world.take(article("a", P))
    world.take(article("b", f"{P} {Q}", hours=1))
    story = world.stories[id_of("a")]
    assert published(world) == [("a", "updated", 2, None)]
    assert (story.article_id, story.text) == (id_of("b"), f"{P} {Q}")
    assert story.canonical_reason.startswith("Its text is the fullest, 120 words")
    assert world.members[id_of("a")].relation is Relation.SHORTENED
    world.take(article("a", f"{P} {Q} {P}", revision=2, offset=1))
    assert world.stories[id_of("a")].article_id == id_of("a")


def test_the_source_that_a_later_copy_names_takes_over() -> None:
    world = World()
    world.take(article("a", P), article("b", P, hours=1))
    world.take(article("c", P, hours=2, canonical_url=url_of("b")))
    story = world.stories[id_of("a")]
    assert (story.article_id, story.revision) == (id_of("b"), 3)
    assert story.canonical_reason == "1 other member names it as its source, by canonical URL."
    assert story.first_published
    assert (story.first_published.outlet, story.first_published.certainty) == ("b.test", "likely")


def test_a_revision_that_matches_no_more_splits_off() -> None:
    world = World()
    world.take(article("a", P), article("b", P, hours=1))
    world.take(article("b", Q, hours=1, revision=2, offset=1))
    assert published(world) == [("a", "updated", 3, None), ("b", "new", 2, None)]
    assert world.folds() == {frozenset("a"), frozenset("b")}
    assert world.members[id_of("b")].match is None


def test_a_founder_that_splits_off_leaves_the_story_to_the_next() -> None:
    world = World()
    world.take(article("a", P), article("b", P, hours=1), article("c", P, hours=2))
    world.take(article("a", Q, revision=2, offset=1))
    assert published(world) == [("a", "updated", 4, None), ("b", "new", 2, None)]
    assert world.folds() == {frozenset("a"), frozenset("bc")}


def test_a_date_that_cannot_be_is_bounded_by_the_fetch() -> None:
    world = World()
    future, zero = START + timedelta(days=400), datetime(1970, 1, 1, tzinfo=UTC)
    world.take(article("a", P), article("b", P, published_at=future), article("c", P, published_at=zero))
    assert world.folds() == {frozenset("abc")}


def test_a_revision_can_make_two_stories_one() -> None:
    world = World()
    world.take(article("a", P), article("b", Q, hours=1))
    world.take(article("b", P, hours=1, revision=2, offset=1))
    assert published(world) == [("a", "updated", 3, None), ("b", "merged", 2, "a")]
    assert world.folds() == {frozenset("ab")}


def test_a_revision_moves_an_article_to_another_story() -> None:
    world = World()
    world.take(article("a", P), article("b", Q), article("c", P, hours=1))
    world.take(article("c", Q, hours=1, revision=2, offset=1))
    assert published(world) == [("a", "updated", 3, None), ("b", "updated", 3, None)]
    assert world.folds() == {frozenset("a"), frozenset("bc")}


def test_a_story_whose_articles_are_all_gone_is_retracted() -> None:
    world = World()
    world.take(article("a", P))
    result = world.retract("a", 1)
    assert published(world) == [("a", "retracted", 2, None)]
    assert result.gone == (id_of("a"),)
    assert world.stories[id_of("a")].text == ""


def test_a_story_goes_on_without_its_founder() -> None:
    world = World()
    world.take(article("a", P), article("b", P, hours=1))
    world.retract("a", 1)
    assert published(world) == [("b", "new", 1, None), ("a", "merged", 3, "b")]
    assert world.folds() == {frozenset("b")}


def test_a_story_that_comes_back_goes_on_counting() -> None:
    world = World()
    world.take(article("a", P))
    world.retract("a", 1)
    world.take(article("a", P, revision=2, offset=2))
    assert published(world) == [("a", "updated", 3, None)]


def test_a_redelivery_gives_nothing_but_where_the_article_is() -> None:
    world = World()
    world.take(article("a", P))
    world.take(article("b", P, hours=1, offset=1))
    again = world.take(article("b", P, hours=1, offset=1))
    assert again == FoldResult(story_id=id_of("a"), redelivered=True)


def test_a_retraction_delivered_again_gives_nothing() -> None:
    world = World()
    world.take(article("a", P, offset=1))
    world.retract("a", 2)
    assert world.retract("a", 2) == FoldResult(redelivered=True)


def test_an_older_revision_changes_nothing() -> None:
    world = World()
    world.take(article("a", P, revision=2))
    assert world.take(article("a", Q, revision=1)) == FoldResult(story_id=id_of("a"))


def test_an_article_seen_for_the_first_time_again_goes_on_from_what_the_window_has_of_it() -> None:
    world = World()
    world.take(article("a", P, revision=1, offset=1), article("b", P, offset=2))
    world.take(article("a", P, revision=3, offset=3, first_seen=START))
    anew = article("a", Q, hours=200, offset=9)
    world.take(anew)
    assert world.folds() == {frozenset("a"), frozenset("b")}
    revision = world.stories[id_of("a")].revision
    assert world.take(anew).redelivered
    world.take(article("a", P, hours=200, revision=2, offset=11))
    assert world.stories[id_of("a")].revision > revision


def test_what_is_left_of_an_earlier_life_changes_nothing() -> None:
    world = World()
    world.take(article("a", P, offset=1), article("a", Q, hours=200, offset=9))
    assert world.take(article("a", P, revision=2, offset=3)) == FoldResult(story_id=id_of("a"))


def test_a_retraction_delivered_again_does_not_take_out_a_later_revision() -> None:
    world = World()
    world.take(article("a", P, offset=1))
    world.retract("a", 2)
    world.take(article("a", P, revision=2, offset=3))
    assert world.retract("a", 2).redelivered
    assert world.folds() == {frozenset("a")}


def test_a_retraction_of_what_left_the_window_is_still_a_tombstone() -> None:
    assert World().retract("a", 1) == FoldResult(gone=(id_of("a"),))


def test_languages_are_folded_apart() -> None:
    world = World()
    world.take(article("a", P), article("b", P, hours=1, language="fr"))
    assert world.folds() == {frozenset("a"), frozenset("b")}


def test_an_article_found_to_be_in_another_language_changes_stories() -> None:
    for leaves_first in (True, False):
        world = World()
        world.take(article("a", P), article("b", P, language="fr"), article("c", P, hours=1, offset=1))
        moved = article("c", P, hours=1, revision=2, offset=2, language="fr")
        if leaves_first:
            world.retract("c", 2)
            world.take(moved)
        else:
            world.take(moved)
            world.retract("c", 2)
        assert world.folds() == {frozenset("a"), frozenset("bc")}


def test_a_reset_forgets_nothing_that_matters() -> None:
    world = World()
    world.take(article("a", P))
    world.stage.reset()
    assert world.take(article("b", P, hours=1)).story_id == id_of("a")


def test_the_first_20_members_are_listed() -> None:
    world = World()
    world.take(*(article(f"n{i:02}", P, hours=i / 10) for i in range(22)))
    story = world.stories[id_of("n00")]
    assert (story.member_count, len(story.members), story.status) == (22, 20, StoryStatus.UPDATED)
    assert story.members[-1].outlet == "n19.test"


def test_a_story_has_the_clocks_of_its_members() -> None:
    world = World()
    one, other = article("a", P), article("b", P, hours=1, updated_at=origin(9).timestamp)
    world.take(one, other)
    story = world.stories[id_of("a")]
    assert (story.first_seen, story.updated_at) == (one.first_seen, other.updated_at)


def test_what_stands_at_the_end_is_what_was_published_on_the_way() -> None:
    texts = {"a": P, "b": f"{P} {Q}", "c": Q, "d": block("r")}
    world = World()
    world.take(*(article(n, text, hours=i, offset=i) for i, (n, text) in enumerate(texts.items())))
    world.take(article("c", P, hours=2, revision=2, offset=9))
    standing = list(world.stage.standing())
    assert {s.story.story_id: s.story for s in standing} == world.live()
    assert {m.article_id: m for s in standing for m in s.members} == world.members


def test_where_articles_stand_is_as_their_records_say() -> None:
    world = World()
    facts = "{} and {} were there, and {} was not."
    world.take(
        article("a", P),
        article("b", f"{P} {Q}", hours=1),
        article("c", f"{P} {facts.format(12, 13, 'then Oslo')}", hours=2),
        article("d", f"{P} {facts.format(15, 16, 'then Rome')}", hours=3),
        article("e", block("r"), hours=4),
    )
    places = {p.article_id: p for p in world.stage.places()}
    assert places.keys() == world.members.keys()
    for article_id, member in world.members.items():
        place, match = places[article_id], member.match
        assert (place.story_id, place.relation) == (member.story_id, member.relation)
        assert place.revision == world.stories[member.story_id].revision
        assert place[4:8] == (
            (match.article_id, match.jaccard, match.containment, match.reason) if match else (None,) * 4
        )
