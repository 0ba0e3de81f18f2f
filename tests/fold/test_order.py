"""Stories do not depend on the order in which articles arrive, on redelivery, or on restarts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.records import CleanArticle
from tests.fold.make import World, article, block, url_of

#: Few blocks, many articles: so matches are many and not transitive.
_BLOCKS = [block(name) for name in "pqrs"]
_TEXTS = st.lists(st.sampled_from(_BLOCKS), min_size=1, max_size=4, unique=True).map("\n".join)
#: The source that an article names, by its URL or as its agency: another, itself, or one that is not there.
_NAMED = st.sampled_from([None, None, None, "a", "b", "z"])
_HOURS = st.integers(0, 90)  # beyond the window of 72 hours, so that some do not match for their time alone


@st.composite
def histories(draw: st.DrawFn) -> list[list[CleanArticle | None]]:
    """For each of a few articles: its revisions in their order, and None where it is retracted."""
    revisions: list[list[CleanArticle | None]] = []
    for name in "abcdef"[: draw(st.integers(2, 6))]:
        texts = draw(st.lists(st.tuples(_TEXTS, _HOURS, _NAMED, _NAMED), min_size=1, max_size=2))
        one: list[CleanArticle | None] = [
            article(
                name,
                text,
                hours=hours,
                revision=i + 1,
                offset=1000 * len(revisions) + i,
                canonical_url=url_of(source) if source else None,
                agency=agency,
            )
            for i, (text, hours, source, agency) in enumerate(texts)
        ]
        revisions.append([*one, None] if draw(st.integers(0, 5)) == 0 else one)
    return revisions


def play(world: World, name: str, offset: int, step: CleanArticle | None) -> None:
    if step is None:
        world.retract(name, offset)
    else:
        world.take(step)


def canonical_view(revisions: list[list[CleanArticle | None]]) -> object:
    """Return the view of the last revisions alone, taken in event time."""
    world = World()
    last = [one[-1] for one in revisions]
    world.take(*sorted((a for a in last if a), key=lambda a: (a.published_at, a.article_id)))
    return world.view()


@settings(max_examples=150)
@given(histories(), st.data())
def test_any_interleaving_gives_the_same_stories(
    revisions: list[list[CleanArticle | None]], data: st.DataObject
) -> None:
    world = World()
    waiting = dict.fromkeys(range(len(revisions)), 0)
    while waiting:
        i = data.draw(st.sampled_from(sorted(waiting)))
        step = waiting[i]
        play(world, "abcdef"[i], 1000 * i + step, revisions[i][step])
        for _ in range(data.draw(st.integers(0, 1))):
            play(world, "abcdef"[i], 1000 * i + step, revisions[i][step])
        if data.draw(st.integers(0, 4)) == 0:
            world.restart()
        waiting[i] += 1
        if waiting[i] == len(revisions[i]):
            del waiting[i]
    assert world.view() == canonical_view(revisions)


@settings(max_examples=50)
@given(histories(), st.data())
def test_delivering_everything_again_changes_nothing(
    revisions: list[list[CleanArticle | None]], data: st.DataObject
) -> None:
    world = World()
    steps = [(i, k) for i, one in enumerate(revisions) for k in range(len(one))]
    for i, k in steps:
        play(world, "abcdef"[i], 1000 * i + k, revisions[i][k])
    before = world.view()
    world.restart()
    for i, k in steps[data.draw(st.integers(0, len(steps))) :]:
        play(world, "abcdef"[i], 1000 * i + k, revisions[i][k])
    assert world.view() == before
