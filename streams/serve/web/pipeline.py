"""How the pipeline fares, for its operators."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

from litestar import get
from litestar.params import QueryParameter

from streams.client.lag import SOURCES
from streams.records import Stage
from streams.serve.lookup import Ended, EndedFor
from streams.serve.web.pages import Given
from streams.serve.web.problems import problems
from streams.serve.workers import Answer, Worker

__all__ = ["HANDLERS"]

_DAY = 1_440  #: minutes
#: Both are in the order of a page's way.
_STAGES = dict(zip((stage.value for stage in Stage), (topic.name for topic in SOURCES), strict=True))


@dataclass(frozen=True, kw_only=True, slots=True)
class StageLag:
    """What waits for a stage."""

    stage: str
    topic: str  #: that it reads
    records: int  #: that the workers have not acknowledged
    oldest_seconds: float | None  #: age of the oldest that a worker has in hand; null where no worker says it


@dataclass(frozen=True, kw_only=True, slots=True)
class OutcomeCounts:
    """Pages by how they ended, over time: by when they came."""

    seconds: int  #: of a stretch of time
    counts: tuple[Ended, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pipeline:
    """How the pipeline fares."""

    at: datetime
    lag: tuple[StageLag, ...]  #: in the order of a page's way
    outcomes: OutcomeCounts
    reasons: tuple[EndedFor, ...]
    workers: tuple[Worker, ...]  #: those that `newsfold serve` was told of by --workers


@get("/pipeline", responses=problems(HTTPStatus.SERVICE_UNAVAILABLE))
async def pipeline(
    gateway: Given,
    minutes: Annotated[int, QueryParameter(ge=1, le=_DAY, description="So far back.")] = 60,
) -> Pipeline:
    """Say what waits for each stage, how pages ended lately, and how the workers are."""
    waiting, now = gateway.backlog.records, datetime.now(UTC)
    answers, ledger = await asyncio.gather(
        gateway.workers.ask(), gateway.look(lambda reader: reader.ledger(now, minutes))
    )
    return Pipeline(
        at=now,
        lag=tuple(
            StageLag(stage=stage, topic=topic, records=waiting[topic], oldest_seconds=_oldest(answers, topic))
            for stage, topic in _STAGES.items()
        ),
        outcomes=OutcomeCounts(seconds=ledger.seconds, counts=ledger.counts),
        reasons=ledger.reasons,
        workers=tuple(answer.worker for answer in answers),
    )


def _oldest(answers: Iterable[Answer], topic: str) -> float | None:
    return max((answer.oldest[topic] for answer in answers if topic in answer.oldest), default=None)


HANDLERS = (pipeline,)
