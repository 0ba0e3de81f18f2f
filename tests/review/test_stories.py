import re
from datetime import UTC, datetime, timedelta, timezone

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
        ["published,", "UTC"], ["2025-03-03", "08:15"], ["2025-03-03", "09:00"],
    ]  # fmt: skip
    assert '<td class="relation">original<span class="why"></span></td>' in rows[1]
    assert '<td class="relation">copy<span class="why">from a.test</span></td>' in rows[2]
    assert "100% of the shorter, 60 words in a row" in rows[2]


def test_why_a_member_speaks_for_it_and_who_was_first_are_shown() -> None:
    world = World()
    world.take(article("a", P, hours=0.25), article("b", P, hours=1))
    html = report(world)
    (story,) = world.live().values()
    assert story.first_published
    assert story.canonical_reason in html
    assert f"a.test, 2025-03-03 08:15 UTC ({Certainty.LIKELY})" in html
    assert story.first_published.reason in html


def test_times_of_pages_in_several_zones_are_shown_in_one_so_that_they_stand_in_order() -> None:
    world, west = World(), timezone(timedelta(hours=-5))
    world.take(
        article("a", P, published_at=datetime(2025, 3, 3, 3, 50, tzinfo=west)),
        article("b", P, published_at=datetime(2025, 3, 3, 9, 45, tzinfo=UTC)),
    )
    html = report(world)
    assert re.findall(r"<time [^>]+>([^<]+)</time>", html) == ["2025-03-03 08:50", "2025-03-03 09:45"]
    assert 'datetime="2025-03-03T03:50:00-05:00"' in html
    assert "a.test, 2025-03-03 08:50 UTC" in html


def test_a_time_without_a_zone_is_one_of_utc() -> None:
    world = World()
    world.take(article("a", P, published_at=datetime(2025, 3, 3, 3, 50)), article("b", P, hours=9))
    assert ">2025-03-03 03:50</time>" in report(world)


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
