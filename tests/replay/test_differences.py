"""What differs between two runs over the same pages: on records as the topics have them."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from streams.replay import NOWHERE, Copies, Differences, Side, differences

Made = Mapping[str, Any]
_PAGES = 6


def pages(**outcomes: str) -> dict[str, Any]:
    """Return the ledger: articles a, b, c ... were pages 0, 1, 2 ..."""
    return {
        f"raw-articles/0/{ord(article) - ord('a')}": {"outcome": end, "reason": None, "article_id": article}
        for article, end in outcomes.items()
    }


def published(articles: str) -> dict[str, Any]:
    return pages(**dict.fromkeys(articles, "published"))


def stories(*of: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return members and stories, each story named by its articles."""
    members = {article: {"story_id": f"s-{story}"} for story in of for article in story}
    return members, {f"s-{story}": record(story) for story in of}


def record(articles: str, **other: Any) -> dict[str, Any]:
    made = {
        "status": "new", "revision": 1, "article_id": articles[0], "title": "a title", "text": "a text",
        "member_count": len(articles), "updated_at": "2025-11-01T00:00:00Z", "authors": ["Ada"],
    }  # fmt: skip
    return made | other


def event(*tellers: str, **other: Any) -> dict[str, Any]:
    return {"event": "AGREE", "story_ids": [f"s-{story}" for story in tellers], "revision": 1, **other}


def compared(old: tuple[Made, ...], new: tuple[Made, ...], count: int = _PAGES) -> Differences:
    """Give two sides their records: of the ledger, members, stories, events, stories of threads, threads."""
    copies = Copies()
    for offset in range(count):
        copies.add((0, offset), offset)
    sides = Side(copies.copied), Side(copies.original)
    topics = (Side.page, Side.member, Side.story, Side.event, Side.threaded, Side.thread)
    for at, take in enumerate(topics):
        for side, made in zip(sides, (old, new), strict=True):
            for key, value in made[at].items() if at < len(made) else ():
                take(side, key.encode(), json.dumps(value).encode() if value is not None else None)
        if take is Side.page:
            sides[0].articles |= sides[1].articles
            sides[1].articles |= sides[0].articles
    return differences(*sides, count)


def test_two_runs_that_came_to_the_same_do_not_differ() -> None:
    members, made = stories("ab", "c")
    made["s-ab"] |= {"status": "updated", "revision": 7, "updated_at": "2025-11-02T00:00:00Z"}
    later = {"s-ab": record("ab"), "s-c": record("c")}
    old = (published("abc"), members, made, {"e": event("ab", extractor={"name": "x", "version": "1"})})
    new = (published("abc"), members, later, {"e": event("ab", extractor={"name": "x", "version": "2"})})
    diff = compared(old, new, 3)
    assert diff.none
    assert (diff.articles.same, len(diff.stories.same), diff.canonicals.same, diff.events.same) == (
        3,
        2,
        2,
        1,
    )


def test_pages_are_counted_by_how_they_ended_on_both_sides() -> None:
    diff = compared(
        (pages(a="published", b="published", c="revised"),), (pages(a="published", b="unchanged"),), 4
    )
    ended = {tuple(end[0] for end in pair): count for pair, count in diff.articles.ended.items()}
    assert ended == {
        ("published", "published"): 1,
        ("published", "unchanged"): 1,
        ("revised", "no outcome"): 1,
        ("no outcome", "no outcome"): 1,
    }
    assert diff.articles.examples[("revised", None), NOWHERE] == ((0, 2),)
    assert not diff.none


@pytest.mark.parametrize(
    ("old", "new", "came"),
    [
        (("abc",), ("ab", "c"), {"split": ("s-abc",)}),
        (("ab", "c"), ("abc",), {"merged": ("s-abc",)}),
        (("abc", "d"), ("ab", "cd"), {"split": ("s-abc",), "merged": ("s-cd",)}),
        (("a",), ("a", "b"), {"same": (("s-a", "s-a"),), "only_new": ("s-b",)}),
        (("a", "b"), ("a",), {"same": (("s-a", "s-a"),), "only_old": ("s-b",)}),
        (("abc",), ("ab",), {"other": (("s-abc", "s-ab"),)}),
        (("ab", "cd"), ("cd", "ab"), {"same": (("s-ab", "s-ab"), ("s-cd", "s-cd"))}),
    ],
)
def test_stories_are_compared_by_their_articles(
    old: tuple[str, ...], new: tuple[str, ...], came: dict[str, Any]
) -> None:
    ledger = published("abcd")
    diff = compared((ledger, *stories(*old)), (ledger, *stories(*new))).stories
    kinds = ("same", "split", "merged", "other", "only_old", "only_new")
    assert {kind: some for kind in kinds if (some := getattr(diff, kind))} == came
    assert (diff.old, diff.new) == (len(old), len(new))


def test_a_story_is_the_same_under_another_id() -> None:
    members = {"a": {"story_id": "other"}}
    new = (published("a"), members, {"other": record("a")})
    assert compared((published("a"), *stories("a")), new).stories.same == (("s-a", "other"),)


def test_a_story_that_has_ended_or_lost_its_article_does_not_stand() -> None:
    members, made = stories("a", "b")
    made["s-a"]["status"] = "retracted"
    old = (published("ab"), members, made)
    new = (published("ab"), {**members, "b": None}, stories("a", "b")[1])
    diff = compared(old, new).stories
    assert (diff.old, diff.new, diff.only_old, diff.only_new) == (1, 1, ("s-b",), ("s-a",))


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"article_id": "b", "text": "other"}, "article"),
        ({"text": "other"}, "text"),
        ({"title": "other"}, "text"),
        ({"authors": []}, "authors"),
        ({"a_new_field": 1}, "a_new_field"),
    ],
)
def test_canonicals_are_compared_by_article_then_text_then_fields(changed: dict[str, Any], kind: str) -> None:
    ledger, (members, made) = published("ab"), stories("ab")
    diff = compared((ledger, members, made), (ledger, members, {"s-ab": record("ab", **changed)})).canonicals
    pairs = {"article": diff.article, "text": diff.text}
    pairs |= {name: (pair,) for pair, names in diff.fields.items() for name in names}
    assert {name: some for name, some in pairs.items() if some} == {kind: (("s-ab", "s-ab"),)}
    assert diff.same == 0


def test_events_are_compared_by_id_and_field() -> None:
    ledger, (members, made) = published("ab"), stories("ab")
    old = {"e": event("ab", mode=None, size={"dead": 3}), "gone": event("ab"), "same": event("ab")}
    new = {"e": event("ab", mode="visit", size={"dead": 4}), "came": event("ab"), "same": event("ab")}
    diff = compared((ledger, members, made, old), (ledger, members, made, new)).events
    assert diff.changed == {"e": ("mode", "size")}
    assert (diff.same, diff.only_old, diff.only_new) == (1, ("gone",), ("came",))


def test_pages_that_were_not_replayed_are_left_out() -> None:
    """Page 9 came before: its article, its stories and what they tell alone are of no interest."""
    ledger, (members, made) = published("aj"), stories("a", "j")
    old = (ledger, members, made, {"e": event("j")})
    diff = compared(old, (published("a"), *stories("a")))
    assert (diff.articles.pages, diff.articles.same) == (_PAGES, _PAGES)
    assert (diff.stories.old, diff.events.old, diff.none) == (1, 0, True)


def test_what_hangs_on_articles_that_were_not_replayed_is_not_compared() -> None:
    """A story with an older article may have its text of it, and its events."""
    old = (published("aj"), *stories("aj"), {"old": event("aj"), "both": event("aj")})
    new = (published("a"), *stories("a"), {"new": event("a"), "both": event("a", mode="visit")})
    diff = compared(old, new)
    assert diff.stories.same == (("s-aj", "s-a"),)
    assert (diff.canonicals.apart, diff.canonicals.same) == (1, 0)
    assert (diff.events.apart, diff.events.only_old, diff.events.only_new) == (3, (), ())
    assert diff.none


def test_what_is_no_record_of_newsfold_is_passed_over() -> None:
    side = Side(Copies().copied)
    for take in (side.page, side.member, side.story, side.event):
        for value in (b"{", b"[]", b"", None):
            take(b"\xff", value)
            take(None, value)
    assert differences(side, Side(Copies().original), 0).none


def threads(*of: str, **sizes: int) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return members, stories of one article each, and threads of those; `t-ab` has the stories a and b."""
    members, made = stories(*"".join(of))
    placed = {f"s-{article}": {"thread_id": f"t-{one}"} for one in of if len(one) > 1 for article in one}
    live = {
        f"t-{one}": {"status": "new", "story_count": sizes.get(one, len(one))} for one in of if len(one) > 1
    }
    return members, made, placed, live


def compared_threads(old: tuple[str, ...], new: tuple[str, ...], articles: str, **sizes: int) -> Any:
    def side(of: tuple[str, ...]) -> tuple[Made, ...]:
        members, made, placed, live = threads(*of, **sizes)
        return published(articles), members, made, {}, placed, live

    return compared(side(old), side(new)).threads


def test_threads_are_compared_by_the_articles_of_their_stories() -> None:
    came = compared_threads(("abc", "de", "f"), ("ab", "c", "de", "f"), "abcdef")
    assert (came.by_articles.other, came.by_articles.same) == ((("t-abc", "t-ab"),), (("t-de", "t-de"),))
    assert (came.by_articles.old, came.by_articles.new, came.apart) == (2, 2, 0)
    came = compared_threads(("abcd", "ef"), ("ab", "cd", "e", "f"), "abcdef")
    assert (came.by_articles.split, came.by_articles.only_old) == (("t-abcd",), ("t-ef",))


def test_a_thread_with_stories_of_pages_that_were_not_replayed_is_not_compared() -> None:
    came = compared_threads(("abj", "cd"), ("ab", "cd"), "abcd", abj=3)
    assert (came.by_articles.old, came.by_articles.alike, came.apart) == (1, True, 2)


def test_a_thread_that_has_ended_or_been_left_counts_no_more() -> None:
    members, made, placed, live = threads("ab", "cd")
    ended = {**live, "t-ab": {"status": "merged", "story_count": 0}}
    left = {**placed, "s-a": None, "s-b": None}
    old: tuple[Made, ...] = (published("abcd"), members, made, {}, left, ended)
    came = compared(old, (published("abcd"), members, made, {}, placed, live)).threads
    assert came
    assert (came.by_articles.only_new, came.by_articles.only_old) == (("t-ab",), ())


def test_where_one_side_has_no_threads_they_are_not_compared() -> None:
    copies = Copies()
    diff = differences(Side(copies.copied), Side(copies.original), 0, with_threads=False)
    assert (diff.threads, diff.none) == (None, True)
