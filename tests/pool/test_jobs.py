"""In which order jobs are given out, and how many at a time."""

from concurrent.futures import Future
from itertools import count
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from streams.pool.jobs import Job, Queue


def same(items: Any) -> Any:
    return items


def job(*items: Any) -> Job:
    return Job(same, items, [Future() for _ in items], patient=False, turns=count())


def items_of(jobs: list[Job]) -> list[Any]:
    return [item for one in jobs for item in one.items]


@given(st.integers(1, 4), st.lists(st.integers(1, 12), min_size=1, max_size=40))
def test_all_come_out_in_their_order_and_no_more_than_a_process_is_given(
    processes: int, sizes: list[int]
) -> None:
    queue, numbers = Queue(processes, 8), count()
    queue.put(*(job(*(next(numbers) for _ in range(size))) for size in sizes))
    taken = []
    while queue:
        jobs = queue.take()
        assert len(items_of(jobs)) <= 8 or len(jobs) == 1
        taken += items_of(jobs)
    assert taken == list(range(sum(sizes)))


def test_each_of_several_processes_has_its_share() -> None:
    queue = Queue(2, 8)
    queue.put(*(job(n) for n in range(6)))
    assert [items_of(queue.take()) for _ in range(3)] == [[0, 1, 2], [3, 4], [5]]


@given(st.lists(st.integers(), min_size=2, max_size=8), st.data())
def test_what_comes_back_has_its_old_place(numbers: list[int], data: st.DataObject) -> None:
    queue = Queue(1, 8)
    queue.put(*map(job, numbers))
    taken = queue.take()
    behind = job("behind")
    queue.put(behind)
    queue.put(*data.draw(st.permutations(taken)))
    assert items_of(queue.take() + (queue.take() if queue else [])) == [*numbers, "behind"]


def test_a_second_suspect_of_one_call_lets_the_first_of_another_go_first() -> None:
    queue = Queue(1, 1)
    for turn, name in enumerate("abc"):
        queue.put(job(name), turn=turn)
    queue.put(job("other"), turn=0)
    assert [items_of(queue.take()) for _ in range(4)] == [["a"], ["other"], ["b"], ["c"]]


def test_what_nobody_waits_for_is_left_out() -> None:
    queue = Queue(1, 8)
    wanted, given_up, half = job("wanted"), job("given up"), job("half", "wanted")
    queue.put(given_up, wanted, half)
    given_up.futures[0].cancel()
    half.futures[0].cancel()
    assert items_of(queue.take()) == ["wanted", "half", "wanted"]
    half.end([1, 2])  # no error for the one that was given up
    assert half.futures[1].result() == 2


def test_a_closed_queue_gives_nothing_more() -> None:
    queue = Queue(1, 8)
    queue.put(job(1))
    queue.close()
    assert queue.take() == []
