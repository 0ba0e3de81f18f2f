"""The stages chained in one process: no broker, the same objects.

What a worker does over topics, this does over a queue: every emit that a step takes is handed to that
step, in order. Tests, benchmarks and `newsfold fold FILE` run on it.
"""

from collections import deque
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from streams.code import Coder, CodeStage
from streams.emit import Emit, Handled, Message
from streams.fold import FoldStage
from streams.steps import CodeStep, ExtractStep, FoldStep, Step, TallyStep, ThreadStep, TidyStep, settle
from streams.tally import TallyStage
from streams.threads import ThreadStage
from streams.tidy import TidyStage
from streams.topics import RAW, Topic
from streams.wire import decode

__all__ = ["Pipeline"]

R = TypeVar("R")


class Pipeline:
    """All stages over plain dicts. `sent` keeps every record by topic, in the order of sending."""

    def __init__(self, coder: Coder | None = None, stages: Iterable[Step] | None = None) -> None:
        steps = stages or _steps(coder)
        self._steps = {step.source.name: step for step in steps}
        self._offsets: dict[str, int] = {}
        self.sent: dict[str, list[Emit]] = {}

    def push(
        self, key: bytes | None, value: bytes | None, at: datetime, offset: int | None = None
    ) -> Handled:
        """Push one raw page and run it through all that it sets off; returns how the page's last step went.

        `offset` repeats an earlier position: a redelivery.
        """
        position = self._next(RAW.name) if offset is None else offset
        return self._run(Message(RAW.name, 0, position, at, key, value))

    def latest(self, topic: Topic, kind: type[R]) -> dict[str, R]:
        """Return what a compacted topic would hold: the last record of each key, without tombstones."""
        last = {emit.key or b"": emit.value for emit in self.sent.get(topic.name, ())}
        return {key.decode(): decode(value, kind) for key, value in last.items() if value is not None}

    def _run(self, first: Message) -> Handled:
        waiting = deque([first])
        ending = Handled()
        while waiting:
            message = waiting.popleft()
            step = self._steps[message.topic]
            handled = settle(step, message)
            ending = handled if handled.ending else ending
            waiting.extend(self._send(emit, message) for emit in handled.emits if self._takes(emit))
            self._keep(handled.emits)
        return ending

    def _takes(self, emit: Emit) -> bool:
        return emit.topic in self._steps

    def _send(self, emit: Emit, cause: Message) -> Message:
        return Message(emit.topic, 0, self._next(emit.topic), cause.timestamp, emit.key, emit.value)

    def _keep(self, emits: Iterable[Emit]) -> None:
        for emit in emits:
            self.sent.setdefault(emit.topic, []).append(emit)

    def _next(self, topic: str) -> int:
        self._offsets[topic] = self._offsets.get(topic, -1) + 1
        return self._offsets[topic]


def _steps(coder: Coder | None) -> tuple[Step, ...]:
    return (
        ExtractStep(),
        TidyStep(TidyStage({}, {})),
        FoldStep(FoldStage({}, {})),
        CodeStep(CodeStage({}), coder),
        TallyStep(TallyStage({}, {})),
        ThreadStep(ThreadStage({}, {})),
    )
