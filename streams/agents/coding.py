"""The agent of the code stage: sentences are parsed in the pool, rows are written here."""

from functools import cache, partial
from typing import Any

from streams.agents.delivery import deliver, message_of
from streams.agents.guard import guarded
from streams.code import RulesCoder, code_story
from streams.emit import Handled, Message
from streams.engine import delivered, held
from streams.errors import BadInput
from streams.metrics import count, seconds
from streams.pool import Pool
from streams.records import CanonicalArticle, CodedEvent, Stage
from streams.steps import CodeStep, settle
from streams.steps.settle import dead_letter

__all__ = ["coding"]


async def coding(app: Any, pool: Pool, step: CodeStep, stream: Any) -> None:
    """Code stories for as long as the worker lives. Acknowledged by hand (see `ordered`)."""
    async for event in stream.noack().events():
        if await held(event):
            await guarded(app, _take(app, pool, step, event))


async def _take(app: Any, pool: Pool, step: CodeStep, event: Any) -> None:
    message = message_of(event)
    with seconds.labels(Stage.CODE.value).time():
        handled = await _coded(pool, step, message)
        if not await held(event):  # coding takes long enough for the partition to have moved
            return
        if isinstance(handled, CodeStep):
            handled = settle(handled, message)
        sent = await deliver(app, handled.emits, partial(held, event))
        await delivered(*app.tables.values())
    if sent and event.ack():
        count(Stage.CODE, handled)


async def _coded(pool: Pool, step: CodeStep, message: Message) -> CodeStep | Handled:
    """Return the step that knows the events of the message's story, or the dead letter of one that broke."""
    try:
        story = step.wants(message)
        return step if story is None else step.given(await pool.run(code_here, story))
    except BadInput as error:
        return dead_letter(Stage.CODE, message, error.reason, str(error))


def code_here(story: CanonicalArticle) -> tuple[CodedEvent, ...]:
    """Code a story in whatever process this is called; the model is loaded once in each."""
    return code_story(_coder(), story)


def warm_up() -> None:
    """Load the model, by coding a sentence."""
    _coder().code("Officials met in Geneva.", "", None, None, "en")


@cache
def _coder() -> RulesCoder:
    return RulesCoder()
