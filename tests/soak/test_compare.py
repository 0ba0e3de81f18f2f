from types import SimpleNamespace
from typing import Any

import orjson

from streams.topics import CANONICAL, EVENTS, OUTCOMES
from tests.soak.compare import Run, differences, outcome_faults


def run(topic: str, *records: tuple[str, Any]) -> Run:
    made = [
        SimpleNamespace(key=key.encode(), value=None if value is None else orjson.dumps(value))
        for key, value in records
    ]
    return Run({topic: made})


def story(**fields: Any) -> dict[str, Any]:
    return {"status": "new", "revision": 1, "title": "Talks", "updated_at": "2025-11-01T00:00:00Z", **fields}


def parted(one: Run, other: Run, topic: str = CANONICAL.name) -> list[str]:
    return list(differences(one.final(topic), other.final(topic)))


def test_revisions_and_clocks_are_no_difference() -> None:
    one = run(CANONICAL.name, ("a", story()))
    other = run(CANONICAL.name, ("a", story(revision=7, updated_at="2025-11-02T00:00:00Z", status="updated")))
    assert parted(one, other) == []


def test_a_text_that_differs_is_shown_from_where_it_parts() -> None:
    one = run(CANONICAL.name, ("a", story(members=[{"title": "Talks in Oslo"}])))
    other = run(CANONICAL.name, ("a", story(members=[{"title": "Talks in Bern"}])))
    assert parted(one, other) == ['a members[0].title: "Talks in Oslo" | "Talks in Bern"']


def test_the_last_record_of_a_key_counts() -> None:
    one = run(CANONICAL.name, ("a", story(title="Old")), ("a", story()))
    assert parted(one, run(CANONICAL.name, ("a", story()))) == []


def test_a_key_that_one_run_alone_has_is_a_difference() -> None:
    one, other = run(EVENTS.name, ("e", {"event": "AID"})), run(EVENTS.name, ("e", None))
    assert parted(one, other, EVENTS.name) == ["e: is not in the undisturbed run: AID"]
    assert parted(other, one, EVENTS.name) == ["e: is in the undisturbed run alone: AID"]


def test_a_story_that_was_merged_on_the_way_is_no_difference() -> None:
    one = run(CANONICAL.name, ("a", story(status="merged")))
    assert parted(one, run(CANONICAL.name)) == []


def test_a_page_has_one_outcome_and_the_right_one() -> None:
    lines = run(
        OUTCOMES.name,
        ("right", {"outcome": "published", "reason": None}),
        ("right", {"outcome": "published", "reason": None}),
        ("two", {"outcome": "published", "reason": None}),
        ("two", {"outcome": "unchanged", "reason": "same-content"}),
        ("unknown", {"outcome": "published", "reason": None}),
    )
    expected: dict[str, tuple[str, str | None]] = dict.fromkeys(("right", "two", "none"), ("published", None))
    named = [line.split()[1] for line in outcome_faults(lines, expected)]
    assert named == ["two:", "none:", "unknown:"]


def test_what_is_said_once_more_word_for_word_came_twice() -> None:
    same = ("a", story())
    assert run(CANONICAL.name, same, same, ("a", story(revision=2))).repeated(CANONICAL.name) == 1
