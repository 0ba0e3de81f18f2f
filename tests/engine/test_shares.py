from hypothesis import given
from hypothesis import strategies as st

from streams.engine.shares import Shares
from tests.engine.support import ONE, TWO


def fill(shares: Shares, tp: object, size: int = 1) -> int:
    """Hand over records of one partition for as long as there is room; return how many."""
    offset = 0
    while shares.has_room(tp, size):  # type: ignore[arg-type]
        shares.take(tp, offset, size)  # type: ignore[arg-type]
        offset += 1
    return offset


def test_each_partition_of_a_stage_has_an_equal_share() -> None:
    shares = Shares(records=8, size=1000)
    shares.begin({ONE, TWO})
    assert (fill(shares, ONE), fill(shares, TWO)) == (4, 4)


def test_a_partition_without_room_is_not_asked_for_records_until_one_is_acknowledged() -> None:
    shares = Shares(records=4, size=1000)
    shares.begin({ONE})
    fill(shares, ONE)
    before = shares.room(ONE)
    shares.give(ONE, 2)
    assert (before, shares.room(ONE)) == (0, 1)


def test_large_records_use_up_the_bytes_of_a_share_before_its_records() -> None:
    shares = Shares(records=100, size=1000)
    shares.begin({ONE, TWO})
    assert fill(shares, ONE, size=200) == 2
    assert shares.room(ONE) == 0


def test_the_first_record_of_a_partition_has_room_whatever_its_size() -> None:
    shares = Shares(records=4, size=10)
    shares.begin({ONE})
    assert shares.has_room(ONE, 1_000_000)
    assert shares.room(ONE) == 4
    shares.take(ONE, 0, 1_000_000)
    assert not shares.has_room(ONE, 1)


def test_what_is_acknowledged_twice_is_given_back_once() -> None:
    shares = Shares(records=4, size=1000)
    shares.begin({ONE})
    shares.take(ONE, 7, 10)
    shares.give(ONE, 7)
    shares.give(ONE, 7)
    assert shares.in_hand(ONE.topic) == (0, 0)


def test_a_new_assignment_begins_with_nothing_in_hand() -> None:
    shares = Shares(records=4, size=1000)
    shares.begin({ONE})
    fill(shares, ONE)
    shares.begin({ONE})
    assert shares.room(ONE) == 4


@given(st.lists(st.tuples(st.sampled_from([ONE, TWO]), st.integers(0, 400), st.booleans())))
def test_what_is_in_hand_stays_within_the_bounds_and_never_stops_for_good(
    steps: list[tuple[object, int, bool]],
) -> None:
    shares = Shares(records=6, size=600)
    shares.begin({ONE, TWO})
    held: list[tuple[object, int]] = []
    for offset, (tp, size, acknowledge) in enumerate(steps):
        if shares.has_room(tp, size):  # type: ignore[arg-type]
            shares.take(tp, offset, size)  # type: ignore[arg-type]
            held.append((tp, offset))
        if acknowledge and held:
            shares.give(*held.pop(0))  # type: ignore[arg-type]
        records, size_in_hand = shares.in_hand(ONE.topic)
        assert records == len(held) <= 6
        assert size_in_hand <= 600 + 2 * 400  # beside the first of each partition
    for one in held:
        shares.give(*one)  # type: ignore[arg-type]
    assert min(shares.room(ONE), shares.room(TWO)) >= 1


def test_the_oldest_of_a_topic_is_the_earliest_of_what_is_first_in_its_partitions() -> None:
    shares = Shares()
    shares.begin({ONE, TWO})
    nothing = shares.oldest(ONE.topic)
    for tp, offset, at in [(ONE, 0, 50.0), (ONE, 1, 60.0), (TWO, 0, 0.0), (TWO, 1, 40.0)]:
        shares.take(tp, offset, 1, at)
    with_untimed = shares.oldest(ONE.topic)
    shares.give(TWO, 0)
    assert (nothing, with_untimed, shares.oldest(ONE.topic)) == (None, 50.0, 40.0)
