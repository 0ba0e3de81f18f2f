import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.fold.index.buckets import PAYLOADS
from streams.fold.index.slots import NOWHERE, Slots


def keys(seed: int, count: int) -> npt.NDArray[np.uint64]:
    return np.random.default_rng(seed).integers(0, 2**64, count, dtype=np.uint64)


def payloads(count: int) -> npt.NDArray[np.uint32]:
    return (np.arange(count) % (PAYLOADS - 1) + 1).astype(np.uint32)


def filled(seed: int, count: int, at_once: int = 500) -> Slots:
    slots = Slots()
    every, held = keys(seed, count), payloads(count)
    for start in range(0, count, at_once):
        slots.put(every[start : start + at_once], held[start : start + at_once])
    return slots


def payloads_of(slots: Slots, asked: npt.NDArray[np.uint64]) -> list[int]:
    places, held = slots.find(asked)
    assert NOWHERE not in places
    stored: list[int] = held.tolist()
    return stored


@settings(max_examples=20)
@given(st.integers(0, 2**32), st.integers(0, 60_000), st.sampled_from([1, 83, 20_000]))
def test_every_key_is_found_and_no_other(seed: int, count: int, at_once: int) -> None:
    slots = filled(seed, min(count, 40 * at_once), at_once)
    count = min(count, 40 * at_once)
    assert payloads_of(slots, keys(seed, count)) == payloads(count).tolist()
    assert set(slots.find(keys(seed + 1, 1000))[0]) == {NOWHERE}


def test_keys_are_told_in_their_order() -> None:
    slots = filled(7, 5000)
    asked = np.concatenate((keys(8, 100), keys(7, 5000)[::-1], keys(9, 100)))
    assert slots.find(asked)[1].tolist() == [0] * 100 + payloads(5000)[::-1].tolist() + [0] * 100


def test_keys_that_were_found_are_found_again_unless_they_are_struck_out() -> None:
    slots, asked = filled(7, 5000), np.concatenate((keys(7, 5000), keys(8, 100), np.zeros(1, np.uint64)))
    places, _ = slots.find(asked)
    slots.remove(places[:1000])
    slots.change(places[1000:1001], payloads(1))
    first, again = slots.find(asked), slots.find_again(asked, places)
    assert [first[0].tolist(), first[1].tolist()] == [again[0].tolist(), again[1].tolist()]


def test_a_table_of_many_keys_takes_at_most_14_bytes_for_each() -> None:
    assert (filled(1, 400_000).nbytes - Slots().nbytes) / 400_000 < 14


def test_keys_struck_out_are_gone_and_the_others_stay() -> None:
    slots, every = filled(2, 30_000), keys(2, 30_000)
    slots.remove(slots.find(every[::3])[0])
    assert set(slots.find(every[::3])[0]) == {NOWHERE}
    assert payloads_of(slots, every[1::3]) == payloads(30_000)[1::3].tolist()


def test_keys_that_come_and_go_take_no_more_memory() -> None:
    slots, every = filled(3, 100_000), keys(3, 500_000)
    for start in range(0, 400_000, 1000):
        slots.remove(slots.find(every[start : start + 1000])[0])
        slots.put(every[start + 100_000 : start + 101_000], payloads(1000))
    assert (slots.nbytes - Slots().nbytes) / 100_000 < 14


def test_a_payload_can_be_changed() -> None:
    slots, every = filled(4, 1000), keys(4, 1000)
    slots.change(slots.find(every[:10])[0], payloads(10) + np.uint32(PAYLOADS - 100))
    assert payloads_of(slots, every[:11]) == [*range(PAYLOADS - 99, PAYLOADS - 89), 11]


def test_keys_of_full_buckets_move_others_aside() -> None:
    slots = Slots()
    # of 2**14 buckets, eight have these low bits: 64 slots for 60 keys
    crowd = keys(5, 60) & np.uint64(2**64 - 2**11) | np.uint64(77)
    for i in range(60):
        slots.put(crowd[i : i + 1], payloads(60)[i : i + 1])
    assert payloads_of(slots, crowd) == payloads(60).tolist()
    assert slots.nbytes < 1.1 * Slots().nbytes


def test_where_nothing_can_be_moved_the_table_grows() -> None:
    slots = Slots()
    crowd = keys(6, 80) & np.uint64(2**64 - 2**11) | np.uint64(77)
    slots.put(crowd, payloads(80))
    assert payloads_of(slots, crowd) == payloads(80).tolist()
