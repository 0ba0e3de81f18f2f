"""Tasks that hang, eat memory or kill their process: each by its name, and the others go on."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from streams.errors import BadInput, MachineFault, NewsfoldError
from streams.pool import Lane, Pool, keeper
from streams.pool.forked import Forked
from streams.records import Reason
from tests.pool import work
from tests.pool.one import run
from tests.pool.work import DIE, EAT, HANG, ODD


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(processes=1, seconds=1.0, mib=256, preload=("tests.pool.work",)) as running:
        yield running


@pytest.fixture
def lane(pool: Pool) -> Lane:
    return pool.lane("one")


def reasons(results: Sequence[Any]) -> list[Any]:
    return [result.reason if isinstance(result, BadInput) else result for result in results]


async def test_work_is_done_in_another_process(lane: Lane) -> None:
    assert await run(lane, work.double, 21) == 42
    assert await run(lane, work.own_pid) != os.getpid()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process shares")
async def test_a_lane_says_how_much_memory_its_processes_take() -> None:
    with Pool(processes=1, seconds=5.0, mib=256, preload=("tests.pool.work",)) as pool:
        lane = pool.lane("holding")
        assert await run(lane, work.double, 1) == 2
        before = lane.memory
        await run(lane, work.hold, 64)
        assert before + (64 << 20) <= lane.memory < before + (80 << 20)
    assert lane.memory == 0


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (work.hang, Reason.TIMED_OUT),
        (work.die, Reason.CRASHED),
        (work.eat, Reason.OUT_OF_MEMORY),
        (work.refuse, Reason.TOO_DEEP),
    ],
)
async def test_a_task_that_breaks_is_named_and_the_next_goes_on(
    lane: Lane, bad: Callable[[], object], reason: Reason
) -> None:
    with pytest.raises(BadInput) as raised:
        await run(lane, bad)
    assert raised.value.reason is reason
    assert await run(lane, work.double, 1) == 2


async def test_a_fault_of_the_machine_is_not_blamed_on_the_page(lane: Lane) -> None:
    with pytest.raises(MachineFault, match="No space left on device"):
        await run(lane, work.fill_the_disk)
    assert await run(lane, work.double, 1) == 2


async def test_the_limit_is_said_in_the_message(lane: Lane) -> None:
    with pytest.raises(BadInput, match=r"longer than 1 s"):
        await run(lane, work.hang)


async def test_an_error_that_cannot_be_read_back_does_not_end_the_pool(lane: Lane) -> None:
    with pytest.raises(BadInput, match="Unreadable: kept"):
        await run(lane, work.fail)
    assert await run(lane, work.double, 2) == 4


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (ODD, Reason.TOO_DEEP),
        (DIE, Reason.CRASHED),
        (EAT, Reason.OUT_OF_MEMORY),
        (HANG, Reason.TIMED_OUT),
    ],
)
async def test_only_the_item_that_broke_a_call_of_many_pays_for_it(
    lane: Lane, bad: str, reason: Reason
) -> None:
    assert reasons(await lane.run_each(work.read_all, ["a", bad, "b"])) == ["A", reason, "B"]


@pytest.mark.parametrize(
    ("bad", "reason"), [(ODD, Reason.TOO_DEEP), (DIE, Reason.CRASHED), (HANG, Reason.TIMED_OUT)]
)
async def test_items_that_are_read_one_by_one_end_each_for_itself(
    lane: Lane, bad: str, reason: Reason
) -> None:
    assert reasons(await asyncio.gather(*lane.map(work.read, ["a", bad, "b"]))) == ["A", reason, "B"]


async def test_a_process_that_dies_between_two_tasks_is_no_loss(lane: Lane) -> None:
    os.kill(await run(lane, work.own_pid), signal.SIGKILL)
    assert await run(lane, work.double, 3) == 6


async def test_pages_that_hang_do_not_hold_up_those_behind_them(pool: Pool) -> None:
    lane = pool.lane("one")
    pages = [HANG if number % 26 == 0 else f"page {number}" for number in range(208)]
    futures = lane.map(work.read, pages)
    bad = [future for page, future in zip(pages, futures, strict=True) if page == HANG]
    good = [future for future in futures if future not in bad]
    assert (len(bad), len(good)) == (8, 200)

    await asyncio.gather(*good)
    assert sum(future.done() for future in bad) <= len(bad) // 2  # all of them, if each was waited for
    assert reasons(await asyncio.gather(*bad)) == [Reason.TIMED_OUT] * 8


@pytest.mark.parametrize(
    ("pages", "begun"),
    [
        ([HANG], [HANG]),  # it had all of its time, and nobody waited
        ([HANG, "a"], [HANG, "a", HANG]),  # set aside for the one behind it
        ([DIE, "a"], [DIE, "a", DIE]),  # what it did to the first process is not known
    ],
)
async def test_an_item_has_one_whole_try(
    lane: Lane, tmp_path: Path, pages: list[str], begun: list[str]
) -> None:
    note = tmp_path / "begun"
    await asyncio.gather(*lane.map(partial(work.read_and_note, note), pages))
    assert sorted(note.read_text().split()) == sorted(begun)


async def test_a_process_that_does_not_begin_is_not_the_fault_of_its_item(
    lane: Lane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "_BEGINS", 1.0)
    item: Any = work.Late(tmp_path / "note")
    assert await asyncio.gather(*lane.map(work.read, [item])) == ["LATE"]


async def test_memory_that_runs_out_in_a_fresh_process_is_not_asked_for_again(tmp_path: Path) -> None:
    note = tmp_path / "begun"
    with Pool(processes=1, seconds=5.0, mib=256) as pool:
        lane = pool.lane("one")
        for _ in range(2):  # the first ends the process, so that the second has a fresh one as well
            (result,) = await asyncio.gather(*lane.map(partial(work.read_and_note, note), [EAT]))
            assert reasons([result]) == [Reason.OUT_OF_MEMORY]
    assert note.read_text().split() == [EAT, EAT]


async def test_a_lane_does_not_wait_for_another(pool: Pool, tmp_path: Path) -> None:
    slow = asyncio.create_task(run(pool.lane("slow"), work.wait_for, tmp_path / "released"))
    assert await run(pool.lane("one"), work.double, 4) == 8
    assert not slow.done()
    (tmp_path / "released").touch()
    assert await slow == "released"


async def test_a_signal_to_all_processes_is_not_theirs(lane: Lane, tmp_path: Path) -> None:
    pid = await run(lane, work.own_pid)
    waiting = asyncio.create_task(run(lane, work.wait_for, tmp_path / "released"))
    await asyncio.sleep(0)
    for number in (signal.SIGINT, signal.SIGTERM):
        os.kill(pid, number)
    (tmp_path / "released").touch()
    assert await waiting == "released"
    assert await run(lane, work.own_pid) == pid


def nothing() -> Forked:
    raise OSError(11, "Resource temporarily unavailable")


async def test_where_no_process_can_be_had_it_is_not_the_pages_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "_PAUSES", (0.0, 0.0))
    lane = Lane(nothing, 1, 1.0, None)
    with pytest.raises(NewsfoldError, match="no process of the pool can be started") as raised:
        await run(lane, work.double, 1)
    assert not isinstance(raised.value, BadInput)
    lane.close()


async def test_a_process_that_is_replaced_is_counted_in_its_lane(pool: Pool) -> None:
    lane = pool.lane("counted")
    assert await run(lane, work.double, 1) == 2
    before = {name: each.restarts for name, each in pool.lanes.items()}
    with pytest.raises(BadInput):
        await run(lane, work.hang)
    after = {name: each.restarts for name, each in pool.lanes.items()}
    assert after == {**before, "counted": 1}
