"""The agents: thin, and alike. Each carries one step's messages from topic to topic."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from streams.agents.batched import batched
from streams.agents.coding import coding
from streams.agents.extracting import extracting
from streams.engine import Table
from streams.pool import Pool
from streams.settings import CoderSettings
from streams.steps import CodeStep, Stateful
from streams.tasks import code_texts
from streams.topics import CANONICAL, RAW, Topic

__all__ = ["register"]


def register(
    app: Any,
    pool: Pool,
    steps: Iterable[tuple[Stateful, Table]],
    code: tuple[CodeStep, Table],
    coder: CoderSettings,
) -> None:
    """Give the app its agents: extract and code, which use the pool, and one for each of the `steps`.

    Each step comes with the table that has its stage's rows.
    """
    _agent(app, "extract", RAW, partial(extracting, app, pool.lane("extract")))
    for step, table in steps:
        _agent(app, step.stage.value, step.source, partial(batched, app, step, table))
    code_all = partial(pool.lane("code").run_each, partial(code_texts, coder))
    _agent(app, "code", CANONICAL, partial(coding, app, code_all, *code))


def _agent(app: Any, name: str, topic: Topic, run: Any) -> None:
    """Subscribe `run` to a topic's raw bytes: Faust drops what it cannot decode, we do not."""

    async def agent(stream: Any) -> None:
        await run(stream)

    source = app.topic(
        app.on_broker(topic.name),
        key_type=bytes,
        value_type=bytes,
        key_serializer="raw",
        value_serializer="raw",
    )
    app.agent(source, name=f"newsfold.{name}", concurrency=1)(agent)
