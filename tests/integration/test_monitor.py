"""The metrics port of a worker that runs: before it is ready, when it is, and what it counts."""

import asyncio
import json
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import pytest
from prometheus_client.parser import text_string_to_metric_families

from streams import samples
from streams.broker.embedded import EmbeddedBroker, free_port
from streams.broker.topics import ensure
from streams.client.results import settled
from streams.connection import Connection
from streams.settings import Settings
from tests.integration.newsfold import NewsfoldWorker, ledger, push_all
from tests.pages import Pushed

pytestmark = pytest.mark.embedded


class Running(NamedTuple):
    worker: NewsfoldWorker
    address: str
    port: int

    async def get(self, path: str) -> tuple[int, str]:
        return await asyncio.to_thread(_get, f"http://127.0.0.1:{self.port}{path}")

    async def metrics(self) -> dict[tuple[str, ...], float]:
        """Return values by the name and labels of each."""
        families = text_string_to_metric_families((await self.get("/metrics"))[1])
        return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}

    async def ready(self) -> list[tuple[int, str]]:
        """Wait until the worker is ready; returns what it said at each change."""
        answers: list[tuple[int, str]] = []
        while not answers or answers[-1][0] != 200:
            assert self.worker.running, self.worker.log
            now = await self.get("/ready")
            answers += [now] if now not in answers else []
            await asyncio.sleep(0.05)
        return answers


def _get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError:
        return 0, "nobody listens"


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Running]:
    with EmbeddedBroker() as broker:
        await ensure(Settings(connection=Connection(broker.address)))
        port = free_port()
        worker = NewsfoldWorker(
            broker.address, tmp_path / "worker", "--embedded", "--metrics-port", str(port)
        )
        worker.start()
        yield Running(worker, broker.address, port)
        worker.stop()


async def test_a_worker_says_what_it_waits_for_and_counts_what_it_does(running: Running) -> None:
    answers = await running.ready()
    assert answers[0] == (0, "nobody listens")
    assert answers[1] == (503, "it waits for the group to give it partitions\n")
    assert {status for status, _ in answers[1:-1]} == {503}
    assert await running.get("/healthz") == (200, "ok\n")
    assert (await running.get("/"))[0] == 404
    lines = [json.loads(line) for line in running.worker.log.splitlines()]
    assert [line["partitions"] for line in lines if line["event"] == "ready"] == [24]

    pages = [Pushed(sample.key, sample.value) for sample in samples.load()]
    await push_all(running.address, pages)
    assert await settled(Connection(running.address), "newsfold", 120)
    metrics = await running.metrics()
    outcomes = [lines[-1] for lines in (await ledger(running.address)).values()]

    def total(name: str) -> float:
        return sum(value for labels, value in metrics.items() if labels[0] == name)

    changed = [o for o in outcomes if o.outcome.value in ("published", "revised", "retracted")]
    assert total("newsfold_pages_total") == len(outcomes) == len(pages)
    assert metrics["newsfold_push_to_story_seconds_count",] == len(changed)
    assert 0 < metrics["newsfold_fold_articles",] <= len(changed)
    assert (metrics["newsfold_ready",], metrics["newsfold_rebalances_total",]) == (1, 1)
    for name in ("consumer_lag_records", "oldest_unprocessed_age_seconds", "in_flight_records"):
        assert {value for labels, value in metrics.items() if labels[0] == f"newsfold_{name}"} == {0}


async def test_a_worker_that_is_started_again_counts_the_rows_that_it_reads_back(running: Running) -> None:
    await running.ready()
    await push_all(running.address, [Pushed(sample.key, sample.value) for sample in samples.load()[:8]])
    assert await settled(Connection(running.address), "newsfold", 120)
    running.worker.kill()  # local rows are not to be trusted after that
    running.worker.start()
    await running.ready()
    metrics = await running.metrics()
    assert metrics["newsfold_recovery_rows_total",] > 0
    assert metrics["newsfold_recovery_seconds_total",] > 0
