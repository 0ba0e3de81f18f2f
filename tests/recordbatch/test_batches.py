import pytest
from aiokafka.errors import CorruptRecordException
from hypothesis import given
from hypothesis import strategies as st

from streams.recordbatch import RecordBatches
from tests.odd_records import CODECS, Odd, batch_of

_BYTES = st.none() | st.binary(max_size=20)
_RECORDS = st.lists(
    st.builds(Odd, _BYTES, _BYTES, st.lists(st.tuples(st.binary(max_size=6), _BYTES), max_size=3)),
    min_size=1,
    max_size=6,
)


def read(data: bytes) -> list[tuple[int, bytes | None, bytes | None, list[tuple[str, bytes | None]]]]:
    batches = RecordBatches(data)
    records = []
    while batches.has_next():
        batch = batches.next_batch()
        assert batch.validate_crc()
        records += [(r.offset, r.key, r.value, list(r.headers)) for r in batch]
    return records


def shown(name: bytes) -> str:
    return name.decode("utf-8", "backslashreplace")


@given(_RECORDS, st.sampled_from(sorted(CODECS.values())))
def test_a_batch_is_read_whatever_is_in_it(records: list[Odd], codec: int) -> None:
    data = bytes(batch_of(records, codec)._build())
    assert read(data) == [
        (offset, r.key, r.value, [(shown(name), value) for name, value in r.headers])
        for offset, r in enumerate(records)
    ]


def test_records_before_and_behind_an_odd_one_are_read_once_with_their_times() -> None:
    records = [Odd(b"1", b"a"), Odd(b"2", b"b", [(b"\xff", b"x")]), Odd(b"3", b"c", [(b"plain", None)])]
    batches = RecordBatches(bytes(batch_of(records, at=1_700_000_000_000)._build()))
    made = list(batches.next_batch())
    assert [(r.key, r.timestamp, r.timestamp_type, list(r.headers)) for r in made] == [
        (b"1", 1_700_000_000_000, 0, []),
        (b"2", 1_700_000_000_000, 0, [("\\xff", b"x")]),
        (b"3", 1_700_000_000_000, 0, [("plain", None)]),
    ]


def test_a_fetch_that_ends_within_a_batch_gives_the_whole_ones() -> None:
    data = bytes(batch_of([Odd(b"k", b"v")])._build())
    assert [key for _, key, _, _ in read(data + data[:-1])] == [b"k"]
    assert read(b"") == []


def test_what_is_too_short_to_be_a_batch_is_corrupt() -> None:
    with pytest.raises(CorruptRecordException):
        RecordBatches(bytes(8) + (10).to_bytes(4, "big") + bytes(10)).next_batch()
