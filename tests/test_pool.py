"""Tasks that hang, eat memory or kill their process: each by its name, and the next one goes on."""

import os
import signal
import time
from collections.abc import Iterator, Sequence

import pytest

from streams.errors import BadInput
from streams.pool import Pool
from streams.records import Reason


def double(number: int) -> int:
    return 2 * number


def hang() -> None:
    time.sleep(60)


def die() -> None:
    os._exit(11)


def eat() -> int:
    return len(bytearray(4 << 30))


def refuse() -> None:
    raise BadInput(Reason.TOO_DEEP, "too deep")


class Unreadable(Exception):
    """Pickles, and cannot be unpickled: it wants an argument more than it keeps."""

    def __init__(self, _one: str, _two: str) -> None:
        super().__init__("kept")


def fail() -> None:
    raise Unreadable("a", "b")


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(processes=1, seconds=2.0, mib=256) as running:
        yield running


async def test_work_is_done_in_another_process(pool: Pool) -> None:
    assert await pool.run(double, 21) == 42
    assert await pool.run(os.getpid) != os.getpid()


@pytest.mark.parametrize(
    ("work", "reason"),
    [(hang, Reason.TIMED_OUT), (die, Reason.CRASHED), (eat, Reason.OUT_OF_MEMORY), (refuse, Reason.TOO_DEEP)],
    ids=["hangs", "dies", "eats", "refuses"],
)
async def test_a_task_that_breaks_is_named_and_the_next_goes_on(
    pool: Pool, work: object, reason: Reason
) -> None:
    with pytest.raises(BadInput) as told:
        await pool.run(work)  # type: ignore[arg-type]  # pytest's parameters are objects
    assert told.value.reason is reason
    assert await pool.run(double, 1) == 2


async def test_the_limit_is_said_in_the_message(pool: Pool) -> None:
    with pytest.raises(BadInput, match=r"longer than 2 s"):
        await pool.run(hang)


async def test_an_error_that_cannot_be_read_back_does_not_end_the_pool(pool: Pool) -> None:
    with pytest.raises(BadInput, match="Unreadable: kept"):
        await pool.run(fail)
    assert await pool.run(double, 2) == 4


def halve_all(numbers: Sequence[int]) -> list[int]:
    return [halve(number) for number in numbers]


def halve(number: int) -> int:
    if number == 13:
        die()
    if number == 99:
        hang()
    if number % 2:
        raise BadInput(Reason.FAILED, "odd")
    return number // 2


def reasons(results: list[int | BadInput]) -> list[int | Reason]:
    return [result.reason if isinstance(result, BadInput) else result for result in results]


async def test_items_of_one_task_end_each_for_itself(pool: Pool) -> None:
    assert reasons(await pool.run_each(halve_all, [2, 3, 4])) == [1, Reason.FAILED, 2]


@pytest.mark.parametrize(("bad", "reason"), [(13, Reason.CRASHED), (99, Reason.TIMED_OUT)])
async def test_only_the_item_that_broke_the_task_pays_for_it(pool: Pool, bad: int, reason: Reason) -> None:
    assert reasons(await pool.run_each(halve_all, [2, bad, 4])) == [1, reason, 2]


def own_pid() -> int:
    return os.getpid()


async def test_a_process_that_dies_between_two_tasks_is_no_loss(pool: Pool) -> None:
    os.kill(await pool.run(own_pid), signal.SIGKILL)
    assert await pool.run(double, 3) == 6
