"""A worker that is paused with a row in its producer: the row must not come behind those of its successor."""

from pathlib import Path

import pytest

from tests.integration.churning import Verdict, create, environment, message, numbers, settle, verdict
from tests.integration.kafka import Kafka
from tests.integration.support import Worker, produce

pytestmark = pytest.mark.kafka

_MESSAGES = 400
_PAUSE_AT = (
    2  # commits, of 50 messages of 400: behind it the successor changes each of the 32 rows some times
)
_APP = "tests.integration.churn_app"


async def test_what_a_paused_worker_held_is_not_sent_behind_its_successors_rows(
    kafka: Kafka, tmp_path: Path
) -> None:
    surroundings = environment(kafka.url, "paused", tmp_path)
    await create(kafka.address, "paused")
    await produce(kafka.address, numbers("paused"), map(message, range(_MESSAGES)))
    paused = Worker(_APP, tmp_path / "paused.log", {**surroundings, "CHURN_PAUSE_AT": str(_PAUSE_AT)})
    successor = Worker(_APP, tmp_path / "successor.log", surroundings)
    try:
        paused.start()
        await paused.has_paused()
        successor.start()
        assert await settle(kafka.address, "paused") == 0, successor.log[-4_000:]
        paused.carry_on()
        assert await paused.exit_code(30), "it goes on with a table that has lost a change"
        assert "Superseded" in paused.log
    finally:
        for worker in (paused, successor):
            worker.kill()
    assert await verdict(kafka.address, "paused", tmp_path) == Verdict(frozenset(), frozenset())
