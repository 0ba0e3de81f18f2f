"""A batch is all or nothing: sent, then committed, then acknowledged."""

import sys
from collections.abc import Collection, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from streams.agents.batched import finish, handled_with
from streams.emit import Emit, Handled, Message
from streams.errors import BadInput, MachineFault
from streams.records import Reason, Stage
from streams.topics import EXTRACTED

#: `streams.agents.batched` is a function of that name, too.
MODULE = sys.modules[finish.__module__]


class Journal:
    """A table, a step and events that write down what happens, in order."""

    stage = Stage.TIDY
    source = EXTRACTED

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.error: Exception | None = None

    # the table
    def mark(self) -> None:
        self.lines.append("mark")

    def rollback(self) -> None:
        self.lines.append("rollback")

    def discard(self, partitions: Collection[int]) -> None:
        self.lines.append(f"discard {sorted(partitions)}")

    async def commit(self, partitions: Collection[int], still: Any) -> None:
        self.lines.append(f"commit {sorted(partitions)}")

    # the step
    def prepare(self) -> Iterator[None]:
        yield from ()

    def handle(self, message: Message) -> Handled:
        if self.error:
            raise self.error
        return Handled((Emit("clean-articles", b"k", message.value),))

    def event(self, partition: int, offset: int) -> Any:
        message = SimpleNamespace(
            topic="extracted-articles", partition=partition, offset=offset, timestamp=1.0, key=b"k",
            value=b"v", headers=(),
        )  # fmt: skip

        def ack() -> bool:
            self.lines.append(f"ack {partition}/{offset}")
            return True

        return _Event(message, ack)


class _Event:
    app = SimpleNamespace(plain=str)

    def __init__(self, message: Any, ack: Any) -> None:
        self.message = message
        self.ack = ack


@pytest.fixture
def journal(monkeypatch: pytest.MonkeyPatch) -> Journal:
    made = Journal()

    async def deliver(_: Any, emits: Collection[Emit], __: Any) -> bool:
        made.lines.append(f"send {len(emits)}")
        return True

    async def held(_: Any) -> bool:
        return True

    monkeypatch.setattr(MODULE, "deliver", deliver)
    monkeypatch.setattr(MODULE, "all_held", held)
    return made


def done(journal: Journal) -> list[tuple[Any, Handled]]:
    handled = Handled((Emit("clean-articles", b"k", b"v"),))
    return [(journal.event(0, 1), handled), (journal.event(1, 7), handled)]


async def test_a_batch_is_sent_then_committed_then_acknowledged_in_order(journal: Journal) -> None:
    await finish(None, journal, journal, done(journal))  # type: ignore[arg-type]
    assert journal.lines == ["send 2", "commit [0, 1]", "ack 0/1", "ack 1/7"]


async def test_of_a_batch_that_was_lost_nothing_is_sent_or_kept(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lost(_: Any) -> bool:
        return False

    monkeypatch.setattr(MODULE, "all_held", lost)
    await finish(None, journal, journal, done(journal))  # type: ignore[arg-type]
    assert journal.lines == ["discard [0, 1]"]


async def test_of_a_batch_that_was_lost_while_it_was_sent_nothing_is_kept(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def undelivered(*_: Any) -> bool:
        return False

    monkeypatch.setattr(MODULE, "deliver", undelivered)
    await finish(None, journal, journal, done(journal))  # type: ignore[arg-type]
    assert journal.lines == ["discard [0, 1]"]


def test_a_message_that_fails_changes_no_row_and_becomes_a_dead_letter(journal: Journal) -> None:
    journal.error = BadInput(Reason.EMPTY, "nothing in it")
    handled = handled_with(journal, journal, journal.event(0, 1))  # type: ignore[arg-type]
    assert journal.lines == ["mark", "rollback"]
    assert handled.failure is Reason.EMPTY


def test_a_fault_of_the_machine_is_no_dead_letter(journal: Journal) -> None:
    journal.error = MachineFault("the disk is full")
    with pytest.raises(MachineFault):
        handled_with(journal, journal, journal.event(0, 1))  # type: ignore[arg-type]
