"""What is read of a worker, without a broker: an app, a pool and a fold that are not started."""

import asyncio
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from time import time
from typing import Any

import pytest
from faust.types import TP

from streams.engine import App
from streams.fold import FoldStage
from streams.monitor import Living
from streams.pool import Pool
from tests.engine.support import build
from tests.pool.one import run

RAW = TP("raw-articles", 0)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(processes=1, seconds=1.0, mib=256) as running:
        yield running


async def read(pool: Pool, app: Any) -> dict[tuple[str, ...], float]:
    """Collect in a thread, as the server does; return values by the name and labels of each."""
    app.consumer._thread.thread_loop.close()
    living = Living(app, pool, FoldStage({}, {}), asyncio.get_running_loop())
    families = await asyncio.to_thread(living.collect)
    assert {family.name for family in families} == {family.name for family in living.describe()}
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


async def test_what_is_in_hand_is_read_by_stage(pool: Pool) -> None:
    app: Any = build(App)
    app.consumer.shares.take(RAW, 7, 1_000, time() - 60)
    values = await read(pool, app)
    assert values["newsfold_in_flight_records", "extract"] == 1
    assert values["newsfold_in_flight_bytes", "extract"] == 1_000
    assert values["newsfold_in_flight_records", "tally"] == 0
    assert 60 <= values["newsfold_oldest_unprocessed_age_seconds", "raw-articles"] < 120
    assert values["newsfold_oldest_unprocessed_age_seconds", "signatures"] == 0


async def test_a_worker_is_ready_once_it_has_partitions(pool: Pool) -> None:
    app: Any = build(App)
    before = await read(pool, app)
    app.standing.settles(4)
    after = await read(pool, app)
    assert (before["newsfold_ready",], after["newsfold_ready",]) == (0, 1)


async def test_a_recovery_is_seen_while_it_lasts(pool: Pool) -> None:
    app: Any = build(App)
    app.standing.recovers()
    during = await read(pool, app)
    app.standing.has_recovered()
    after = await read(pool, app)
    assert (during["newsfold_recovering",], after["newsfold_recovering",]) == (1, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process shares")
async def test_memory_is_told_of_lanes_that_have_a_process(pool: Pool) -> None:
    assert await run(pool.lane("extract"), abs, -1) == 1
    values = await read(pool, build(App))
    assert values["newsfold_pool_memory_bytes", "extract"] > 1 << 20
    lanes = {name[1] for name in values if name[0] == "newsfold_pool_memory_bytes"}
    assert lanes == {name for name, lane in pool.lanes.items() if lane.memory}


async def test_the_disk_of_the_local_rows_is_measured(pool: Pool, tmp_path: Path) -> None:
    values = await read(pool, build(App, datadir=str(tmp_path)))
    assert 0 < values["newsfold_disk_free_bytes",] < values["newsfold_disk_bytes",]
    assert values["newsfold_disk_bytes",] == shutil.disk_usage(tmp_path).total


async def test_a_folder_that_is_not_there_has_no_disk_and_all_else_is_read(
    pool: Pool, tmp_path: Path
) -> None:
    values = await read(pool, build(App, datadir=str(tmp_path / "not-there")))
    assert not any(name[0].startswith("newsfold_disk") for name in values)
    assert ("newsfold_ready",) in values


async def test_every_lane_has_its_queue(pool: Pool) -> None:
    values = await read(pool, build(App))
    assert {name[1] for name in values if name[0] == "newsfold_pool_queue_jobs"} == set(pool.lanes)


async def test_a_loop_that_is_closed_gives_nothing(pool: Pool) -> None:
    loop = asyncio.new_event_loop()
    loop.close()
    app: Any = build(App)
    assert Living(app, pool, FoldStage({}, {}), loop).collect() == []
