"""What the workers say of themselves: their metrics and whether they are ready, read over HTTP."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from math import inf
from time import monotonic
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from streams.records import Stage

__all__ = ["Answer", "StageSeconds", "Worker", "Workers", "read_worker"]

_SECONDS = 2.0  #: for one of the two answers of a worker
_FRESH = 2.0  #: seconds in which all who ask get the same answer: many may look at the page
_LARGEST = 4_000_000  #: bytes of an answer that are read: a worker's metrics have some 40,000
_LONGEST = 300  #: characters of what a worker says is wrong


@dataclass(frozen=True, kw_only=True, slots=True)
class StageSeconds:
    """What one stage of a worker has taken since the worker started, and how long a message took."""

    stage: str
    records: int
    mean_seconds: float
    p99_seconds: float | None  #: within its bucket of the histogram as if spread evenly; null without records


@dataclass(frozen=True, kw_only=True, slots=True)
class Worker:
    """A worker at the address of its metrics."""

    address: str
    is_ready: bool
    error: str | None  #: why it is not ready, or cannot be asked
    memory_bytes: int | None  #: of the process and its pool; null where it cannot be asked
    stages: tuple[StageSeconds, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says."""

    worker: Worker
    oldest: dict[str, float] = field(
        default_factory=dict
    )  #: seconds that the oldest in hand is old, by topic


class Workers:
    """The workers that `newsfold serve` was told of."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self._addresses = addresses
        self._asked = -inf
        self._last: tuple[Answer, ...] = ()
        self._one_asks = asyncio.Lock()

    async def ask(self) -> tuple[Answer, ...]:
        """Return them as they are now, or were two seconds ago."""
        async with self._one_asks:
            if monotonic() - self._asked > _FRESH:
                asked = (asyncio.to_thread(read_worker, address) for address in self._addresses)
                self._last = tuple(await asyncio.gather(*asked))
                self._asked = monotonic()
            return self._last


def read_worker(address: str) -> Answer:
    """Ask a worker. Never raises: what went wrong is in the answer."""
    try:
        status, metrics = _get(f"{address}/metrics")
        if status is not HTTPStatus.OK:
            error = f"{address} has no /metrics ({status.value}); is it a worker's --metrics-port?"
            return _silent(address, error)
        samples = [s for family in text_string_to_metric_families(metrics) for s in family.samples]
        status, body = _get(f"{address}/ready")
    except (OSError, ValueError) as error:
        why = error.reason if isinstance(error, URLError) else error
        return _silent(address, f"{address} cannot be asked: {why}")
    worker = Worker(
        address=address,
        is_ready=status is HTTPStatus.OK,
        error=None if status is HTTPStatus.OK else body.strip()[:_LONGEST],
        memory_bytes=int(sum(s.value for s in samples if s.name in _MEMORY)) or None,
        stages=tuple(_stages(samples)),
    )
    return Answer(worker, {s.labels["topic"]: s.value for s in samples if s.name == _AGE})


def _silent(address: str, why: str) -> Answer:
    """Return what is known of a worker that cannot be asked."""
    error = why[:_LONGEST]
    return Answer(Worker(address=address, is_ready=False, error=error, memory_bytes=None, stages=()))


_MEMORY = frozenset({"process_resident_memory_bytes", "newsfold_pool_memory_bytes"})
_AGE = "newsfold_oldest_unprocessed_age_seconds"
_DIRECTLY = build_opener(ProxyHandler({}))  # workers are near: no proxy of the environment's
_STAGE = "newsfold_stage_seconds"


def _get(url: str) -> tuple[HTTPStatus, str]:
    """Return the status and the text of an answer, an error's too."""
    try:
        with _DIRECTLY.open(url, timeout=_SECONDS) as answer:
            return HTTPStatus(answer.status), answer.read(_LARGEST).decode()
    except HTTPError as error:
        with error:
            return HTTPStatus(error.code), error.read(_LARGEST).decode()


def _stages(samples: Iterable[Sample]) -> Iterator[StageSeconds]:
    ours = [sample for sample in samples if sample.name.startswith(_STAGE)]
    for stage in Stage:
        own = [sample for sample in ours if sample.labels.get("stage") == stage.value]
        values = {sample.name.removeprefix(_STAGE): sample.value for sample in own}
        if "_count" in values:
            count = int(values["_count"])
            buckets = sorted((float(s.labels["le"]), s.value) for s in own if s.name.endswith("_bucket"))
            yield StageSeconds(
                stage=stage.value,
                records=count,
                mean_seconds=values.get("_sum", 0.0) / count if count else 0.0,
                p99_seconds=_quantile(0.99, buckets) if count else None,
            )


def _quantile(share: float, buckets: Sequence[tuple[float, float]]) -> float | None:
    """Return a quantile as Prometheus has it; of the last bucket, which has no end, the beginning."""
    wanted = share * buckets[-1][1] if buckets else 0.0
    begin, before = 0.0, 0.0
    for end, upto in buckets:
        if upto >= wanted and upto > before:
            return begin if end == inf else begin + (end - begin) * (wanted - before) / (upto - before)
        begin, before = end, upto
    return None
