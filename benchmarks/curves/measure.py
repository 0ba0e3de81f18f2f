"""One kind taken through its step, over rows in a dict, in batches as the worker takes them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from time import process_time

from streams.agents.preparing import spare
from streams.app import stages
from streams.emit import Emit, Message, newest
from streams.steps import (
    ExtractStep,
    FoldStep,
    LooksAhead,
    Step,
    TallyStep,
    ThreadStep,
    TidyStep,
    settle,
)
from streams.topics import TABLES

__all__ = ["Point", "Steps", "by_number", "by_size", "counts"]

_BATCH = 128  #: messages, as the worker has them at most
_SPARED = 4096  #: messages after which what has come to stay is spared the collector, as the worker does
_ROUNDS = 3  #: of a page alone, of which the shortest counts
_ARRIVED = datetime(2025, 3, 3, 12, tzinfo=UTC)
_LEAST = 500


@dataclass(frozen=True, slots=True)
class Point:
    """What a curve has at one number."""

    number: int
    seconds: float  #: of the processor, from the first on
    last: float  #: seconds an article, of the last half
    ratio: float | None  #: to the seconds of half as many
    row: int  #: bytes of the largest row that was written so far
    record: int  #: bytes of the largest record so far
    changelog: float  #: bytes an article, of the last half


class _Written(dict[bytes, bytes]):
    """A table that knows which rows a batch has changed: of each, one goes to the changelog."""

    def __init__(self) -> None:
        super().__init__()
        self._changed: set[bytes] = set()
        self.largest = 0
        self.bytes = 0

    def __setitem__(self, key: bytes, value: bytes) -> None:
        super().__setitem__(key, value)
        self._changed.add(key)

    def __delitem__(self, key: bytes) -> None:
        super().__delitem__(key)
        self._changed.add(key)

    def commit(self) -> None:
        """Count what the batch would write."""
        sizes = [len(self.get(key, b"")) for key in self._changed]
        self.largest = max(self.largest, *sizes, 0) if sizes else self.largest
        self.bytes += sum(sizes) + sum(map(len, self._changed))
        self._changed.clear()


class Steps:
    """The steps over fresh tables."""

    def __init__(self) -> None:
        self.tables = {name: _Written() for name in TABLES}
        made = stages(self.tables)
        self.extract, self.tidy = ExtractStep(), TidyStep(made.tidy)
        self.fold, self.tally = FoldStep(made.fold), TallyStep(made.tally)
        self.thread = ThreadStep(made.thread)


class _Run:
    """A step at work, and what it has cost so far."""

    def __init__(self, steps: Steps, step: Step) -> None:
        self._tables = steps.tables.values()
        self._step = step
        self._spared = 0
        self.taken = 0
        self.seconds = 0.0
        self.record = 0

    @property
    def row(self) -> int:
        return max(table.largest for table in self._tables)

    @property
    def changelog(self) -> int:
        return sum(table.bytes for table in self._tables)

    def take(self, values: Sequence[bytes]) -> None:
        """Take one batch."""
        messages = [self._message(self.taken + at, value) for at, value in enumerate(values)]
        began = process_time()
        emits = list(newest(self._emits(messages)))
        self.seconds += process_time() - began
        self.taken += len(messages)
        self.record = max(self.record, *(len(emit.value or b"") for emit in emits), 0)
        for table in self._tables:
            table.commit()
        if self.taken - self._spared >= _SPARED:
            self._spared = self.taken
            spare()

    def _emits(self, messages: Sequence[Message]) -> Iterator[Emit]:
        if isinstance(self._step, LooksAhead):
            self._step.ahead(messages)
        for message in messages:
            handled = settle(self._step, message)
            if handled.failure:
                raise RuntimeError(
                    f"{self._step.stage.value} refused message {message.offset}: {handled.failure}"
                )
            yield from handled.emits

    def _message(self, number: int, value: bytes) -> Message:
        at = _ARRIVED + timedelta(seconds=number)
        return Message(self._step.source.name, 0, number, at, b"made-up", value)


def counts(most: int) -> tuple[int, ...]:
    """Return the numbers at which a curve is measured: each is half of the next, and `most` the last."""
    numbers = [most]
    while numbers[-1] // 2 >= _LEAST:
        numbers.append(numbers[-1] // 2)
    return (*reversed(numbers),) if len(numbers) > 1 else (max(1, most // 2), most)


def by_number(
    values: Iterator[bytes], numbers: Sequence[int], step: Callable[[Steps], Step]
) -> Iterator[Point]:
    """Yield what a step has at each of the numbers, of one run through all values."""
    steps = Steps()
    run = _Run(steps, step(steps))
    seconds, changelog = 0.0, 0
    for number in numbers:
        before = run.taken
        while run.taken < number:
            run.take(list(islice(values, min(_BATCH, number - run.taken))))
        spent, more = run.seconds - seconds, number - before
        ratio = run.seconds / seconds if seconds else None
        yield Point(
            number, run.seconds, spent / more, ratio, run.row, run.record, (run.changelog - changelog) / more
        )
        seconds, changelog = run.seconds, run.changelog


def by_size(
    value: Callable[[int], bytes], numbers: Iterable[int], step: Callable[[Steps], Step]
) -> Iterator[Point]:
    """Yield what a step takes for one message of each size alone."""
    before: float | None = None
    for number in numbers:
        runs = [_alone(value(number), step) for _ in range(_ROUNDS)]
        run = min(runs, key=lambda one: one.seconds)
        ratio = run.seconds / before if before else None
        yield Point(
            number, run.seconds, run.seconds / number, ratio, run.row, run.record, run.changelog / number
        )
        before = run.seconds


def _alone(value: bytes, step: Callable[[Steps], Step]) -> _Run:
    steps = Steps()
    run = _Run(steps, step(steps))
    run.take([value])
    return run
