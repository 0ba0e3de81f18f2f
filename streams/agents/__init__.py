"""The agents: thin, and alike. Each carries one step's messages from topic to topic."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from streams.agents.coding import coding
from streams.agents.extracting import extracting
from streams.agents.ordered import ordered
from streams.pool import Pool
from streams.settings import CoderSettings
from streams.steps import CodeStep, Stateful
from streams.topics import CANONICAL, RAW, Topic

__all__ = ["register"]


def register(app: Any, pool: Pool, steps: Iterable[Stateful], code: CodeStep, coder: CoderSettings) -> None:
    """Give the app its agents: extract and code, each with its lane, and one for each of the `steps`."""
    _agent(app, "extract", RAW, partial(extracting, app, pool.lane("extract")))
    for step in steps:
        _agent(app, step.stage.value, step.source, partial(ordered, app, step))
    _agent(app, "code", CANONICAL, partial(coding, app, pool.lane("code"), code, coder))


def _agent(app: Any, name: str, topic: Topic, run: Any) -> None:
    """Subscribe `run` to a topic's raw bytes: Faust drops what it cannot decode, we do not."""

    async def agent(stream: Any) -> None:
        await run(stream)

    source = app.topic(
        topic.name, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw"
    )
    app.agent(source, name=f"newsfold.{name}", concurrency=1)(agent)
