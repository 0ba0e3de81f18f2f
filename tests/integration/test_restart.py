"""One worker on the embedded broker, killed in the middle of its work: what the demo stands on."""

import asyncio
from pathlib import Path

import pytest

from streams.broker.embedded import EmbeddedBroker
from tests.integration.churning import Verdict, create, environment, message, numbers, settle, shown, verdict
from tests.integration.support import Worker, produce

pytestmark = pytest.mark.embedded


@pytest.mark.parametrize("store", ["memory://", "rocksdb://"])
async def test_a_worker_that_was_killed_goes_on_where_it_was(store: str, tmp_path: Path) -> None:
    with EmbeddedBroker() as broker:
        await create(broker.address, "restart")
        await produce(broker.address, numbers("restart"), map(message, range(1_500)), batch_bytes=1)
        surroundings = environment(broker.url, "restart", tmp_path) | {
            "CHURN_STORE": store,
            "CHURN_BATCH": "1",
        }
        worker = Worker("tests.integration.churn_app", tmp_path / "log", surroundings)
        try:
            worker.start()
            for _ in range(100):
                if len(shown(tmp_path)) > 500:
                    break
                await asyncio.sleep(0.2)
            worker.kill()
            worker.start()
            behind = await settle(broker.address, "restart")
        finally:
            worker.kill()
        assert behind == 0
        assert await verdict(broker.address, "restart", tmp_path) == Verdict(frozenset(), frozenset())
