from tests.fold.make import World, article, block, id_of, url_of

P, Q = block("p", 60), block("q", 30)


def sources(world: World) -> dict[str, str | None]:
    """Return by outlet from whom each member of the only story copied."""
    names = {id_of(n): n for n in "abcdef"}
    (story,) = world.live().values()
    return {m.outlet[0]: names.get(m.copied_from or "") for m in story.members}


def test_the_first_copied_from_nobody_and_a_copy_from_the_first() -> None:
    world = World()
    world.take(article("a", P), article("b", P, hours=1), article("c", P, hours=2))
    assert sources(world) == {"a": None, "b": "a", "c": "a"}


def test_a_member_copied_from_the_one_that_has_its_additions() -> None:
    world = World()
    edited = f"{P} {Q}"
    world.take(article("a", P), article("b", edited, hours=1), article("c", edited, hours=2))
    assert sources(world)["c"] == "b"


def test_a_byline_more_does_not_tell_sources_apart() -> None:
    world = World()
    world.take(article("a", P), article("b", f"{P} Alia.", hours=1), article("c", f"{P} Alia.", hours=2))
    assert sources(world)["c"] == "a"


def test_a_full_text_is_not_from_a_copy_of_the_lead() -> None:
    world = World()
    world.take(article("a", P), article("b", block("p", 30), hours=1), article("c", f"By me. {P}", hours=2))
    assert sources(world)["c"] == "a"


def test_a_member_copied_from_the_one_that_it_names() -> None:
    world = World()
    named = article("c", P, hours=2, canonical_url=url_of("b"))
    credited = article("d", P, hours=3, agency="B")
    world.take(article("a", P), article("b", f"{P} {Q}", hours=1), named, credited)
    assert sources(world) == {"a": None, "b": "a", "c": "b", "d": "b"}
