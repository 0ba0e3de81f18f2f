"""What of a batch is sent."""

from streams.emit import Emit, newest
from streams.topics import CANONICAL, EVENTS, MEMBERS


def emit(topic: str, key: str, value: bytes | None) -> Emit:
    return Emit(topic, key.encode(), value)


def test_of_records_that_replace_one_another_the_last_is_sent() -> None:
    one, other = emit(EVENTS.name, "a", b"1"), emit(EVENTS.name, "b", b"1")
    assert newest([one, other, emit(EVENTS.name, "a", None)]) == [other, emit(EVENTS.name, "a", None)]
    assert newest([emit(MEMBERS.name, "a", b"1"), one]) == [emit(MEMBERS.name, "a", b"1"), one]


def test_each_step_of_a_story_is_sent() -> None:
    steps = [emit(CANONICAL.name, "a", b"new"), emit(CANONICAL.name, "a", b"updated")]
    assert newest(steps) == steps
