import re

from streams.records import Certainty
from streams.review.stories import MARK, bottom, section, top
from tests.fold.make import World, article, block

P = block("p", 60)


def report(world: World) -> str:
    (story,) = world.live().values()
    members = sorted(world.members.values(), key=lambda m: m.outlet)
    return f"{top('2 articles: 1 story')}{section(story, members)}{bottom()}"


def test_a_story_has_its_members_with_what_each_is_and_from_whom() -> None:
    world = World()
    world.take(article("a", P, hours=0.25), article("b", f"By me. {P}", hours=1))
    html = report(world)
    rows = re.findall(r"<tr>(.*?)</tr>", html)
    assert [re.sub(r"<[^>]+>", " ", row).split()[:2] for row in rows] == [
        ["published", "article"], ["2025-03-03", "08:15"], ["2025-03-03", "09:00"],
    ]  # fmt: skip
    assert '<td class="relation">original<span class="why"></span></td>' in rows[1]
    assert '<td class="relation">copy<span class="why">from a.test</span></td>' in rows[2]
    assert "100% of the shorter, 60 words in a row" in rows[2]


def test_why_a_member_speaks_for_it_and_who_was_first_are_told() -> None:
    world = World()
    world.take(article("a", P, hours=0.25), article("b", P, hours=1))
    html = report(world)
    (story,) = world.live().values()
    assert story.first_published
    assert story.canonical_reason in html
    assert f"a.test, 2025-03-03 08:15 ({Certainty.LIKELY})" in html
    assert story.first_published.reason in html


def test_who_was_first_may_be_unknown() -> None:
    world = World()
    world.take(article("a", P, published_at=None), article("b", P, published_at=None))
    html = report(world)
    assert "<span>unknown</span>" in html


def test_nothing_of_an_article_is_markup() -> None:
    bad, world = "<script>alert('x')</script>", World()
    world.take(article("a", P, title=bad, outlet=bad), article("b", P, title=bad, url="javascript:x"))
    html = report(world)
    assert html.startswith(MARK)
    assert "<script" not in html
    assert "javascript:" not in re.sub(r">[^<]*<", "><", html)
