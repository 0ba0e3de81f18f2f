from types import SimpleNamespace
from typing import Any

from tests.soak.pushing import turns


def record(timestamp: int) -> Any:
    return SimpleNamespace(timestamp=timestamp)


def test_messages_are_due_as_late_after_the_first_as_they_came() -> None:
    due = [(at, len(messages)) for at, messages in turns([record(ms) for ms in (500, 700, 2_600, 61_000)])]
    assert due == [(0.0, 2), (2.0, 1), (60.0, 1)]


def test_a_message_of_an_earlier_time_behind_a_later_one_keeps_its_place() -> None:
    messages = [record(ms) for ms in (0, 9_000, 1_000, 9_500)]
    assert [one for _, turn in turns(messages) for one in turn] == messages
