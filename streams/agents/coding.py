"""The agent of the code stage: batches of stories are parsed in the pool, rows are written here, in order."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from time import perf_counter
from typing import Any

from streams.agents.delivery import deliver, message_of
from streams.agents.guard import guarded
from streams.agents.preparing import prepared
from streams.code import Coding, NewsText
from streams.emit import Handled, Message
from streams.engine import delivered, held, in_hand
from streams.errors import BadInput
from streams.metrics import count, seconds
from streams.pool import Lane
from streams.records import Stage
from streams.settings import CoderSettings
from streams.steps import CodeStep, settle
from streams.steps.settle import dead_letter
from streams.tasks import code_texts

__all__ = ["coding"]

#: Stories at most in a call in the pool: 16 x 15 ms. The parser is twice as fast on many as on one.
_BATCH = 16
#: Seconds that a batch waits to fill. Longer ones hold up the end of a worker.
_WITHIN = 0.05

_Coded = Coding | BadInput | None  #: null where a message wants no coding
_Code = Callable[[Sequence[NewsText]], Awaitable[Sequence[Coding | BadInput]]]  #: in the pool


async def coding(app: Any, lane: Lane, step: CodeStep, coder: CoderSettings, stream: Any) -> None:
    """Code stories for as long as the worker lives. Acknowledged by hand, in order (see `ordered`)."""
    async for events in stream.noack_take(_BATCH, within=_WITHIN):
        await guarded(app, _batch(app, partial(lane.run_each, partial(code_texts, coder)), step, events))


async def _batch(app: Any, code: _Code, step: CodeStep, events: Sequence[Any]) -> None:
    mine = await _ready(step, events)
    began = perf_counter()
    coded = await _code_all(code, step, mine)
    share = (perf_counter() - began) / len(mine) if mine else 0.0
    for event, one in zip(mine, coded, strict=True):
        began = perf_counter() - share
        await _take(app, code, step, event, one)
        seconds.labels(Stage.CODE.value).observe(perf_counter() - began)


async def _ready(step: CodeStep, events: Sequence[Any]) -> list[Any]:
    """Return the events that are held, once the step is ready for them."""
    while mine := [event for event in events if await held(event)]:
        if await prepared(step, mine[0]):
            break
    return mine


async def _code_all(code: _Code, step: CodeStep, events: Sequence[Any]) -> list[_Coded]:
    """Code, in one task, what the messages want as the rows are before the first of them."""
    wanted = {i: text for i, event in enumerate(events) if (text := _wanted(step, event))}
    coded = dict(zip(wanted, await code(list(wanted.values())), strict=True))
    return [coded.get(i) for i in range(len(events))]


def _wanted(step: CodeStep, event: Any) -> NewsText | None:
    try:
        with in_hand(event):
            return step.wants(message_of(event))
    except BadInput:
        return None  # what is wrong with it is told when it is handled


async def _take(app: Any, code: _Code, step: CodeStep, event: Any, coded: _Coded) -> None:
    if coded is None and (text := _wanted(step, event)):
        # An earlier message of the batch has changed the row, so that this one's text is new after all.
        (coded,) = await code([text])
    if not await held(event):  # coding takes long enough for the partition to have moved
        return
    with in_hand(event):
        handled = _handled(step, message_of(event), coded)
    sent = await deliver(app, handled.emits, partial(held, event))
    await delivered(*app.tables.values())
    if sent and event.ack():
        count(Stage.CODE, handled)


def _handled(step: CodeStep, message: Message, coded: _Coded) -> Handled:
    if isinstance(coded, BadInput):
        return dead_letter(Stage.CODE, message, coded.reason, str(coded))
    return settle(step.given(coded) if coded else step, message)
