"""The agent of the code stage: batches of stories are parsed in the pool, rows are written here, in order."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from time import perf_counter
from typing import Any

from streams.agents.batched import finish, handled_with
from streams.agents.delivery import message_of
from streams.agents.lanes import by_partition
from streams.agents.preparing import prepared
from streams.code import Coding, NewsText
from streams.emit import Handled
from streams.engine import Table, held, in_hand, is_current
from streams.errors import BadInput
from streams.metrics import seconds
from streams.records import Stage
from streams.steps import CodeStep
from streams.steps.settle import dead_letter

__all__ = ["Code", "coding"]

#: Stories at most in a call in the pool: 16 x 15 ms. The parser is twice as fast on many as on one.
_BATCH = 16

_Coded = Coding | BadInput | None  #: null where a message wants no coding
Code = Callable[[Sequence[NewsText]], Awaitable[Sequence[Coding | BadInput]]]  #: in the pool


async def coding(app: Any, code: Code, step: CodeStep, table: Table, stream: Any) -> None:
    """Code stories for as long as the worker lives; one partition does not wait for another."""
    await by_partition(app, stream, partial(_batch, app, code, step, table), _BATCH)


async def _batch(app: Any, code: Code, step: CodeStep, table: Table, events: Sequence[Any]) -> None:
    mine = await _ready(step, events)
    began = perf_counter()
    coded = await _code_all(code, step, mine)
    share = (perf_counter() - began) / len(mine) if mine else 0.0
    done: list[tuple[Any, Handled]] = []
    for event, one in zip(mine, coded, strict=True):
        began = perf_counter() - share
        if (handled := await _take(code, step, table, event, one)) is None:
            break
        done.append((event, handled))
        seconds.labels(Stage.CODE.value).observe(perf_counter() - began)
    await finish(app, step, table, done)


async def _ready(step: CodeStep, events: Sequence[Any]) -> list[Any]:
    """Return the events that are held, once the step is ready for them."""
    while mine := [event for event in events if await held(event)]:
        if await prepared(step, mine[0]):
            break
    return mine


async def _code_all(code: Code, step: CodeStep, events: Sequence[Any]) -> list[_Coded]:
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


async def _take(code: Code, step: CodeStep, table: Table, event: Any, coded: _Coded) -> Handled | None:
    """Handle one story; null where its partition has moved, as it may while stories are coded."""
    if coded is None and (text := _wanted(step, event)):
        # An earlier message of the batch has changed the row, so that this one's text is new after all.
        (coded,) = await code([text])
    if not await prepared(step, event) or not is_current(event):
        return None
    if isinstance(coded, BadInput):
        return dead_letter(Stage.CODE, message_of(event), coded.reason, str(coded))
    return handled_with(step.given(coded) if coded else step, table, event)
