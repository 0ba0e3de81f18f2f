"""What batches unpack to: piece by piece, with a bound on all that is held and on all that is unpacked."""

import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import cramjam
import pytest
from aiokafka.codec import lz4_encode
from aiokafka.errors import CorruptRecordException, UnsupportedCodecError
from aiokafka.record.util import encode_varint
from hypothesis import example, given
from hypothesis import strategies as st

from streams.emit import LONGEST, UNREAD
from streams.recordbatch import WHOLE, RecordBatches, batches, records
from streams.recordbatch.pieces import TooWide, pieces
from tests.odd_records import CODECS, Odd, batch_of

_PACKED = sorted(set(CODECS.values()) - {0})
_LARGE = 100 << 20
_SMALL = 3_000  #: instead of `WHOLE`, so that a batch of some kilobytes is a large one


def packed(codec: int, data: bytes) -> bytes:
    """Return the bytes as producers pack them."""
    return {
        1: lambda: bytes(cramjam.gzip.compress(data)),
        2: lambda: bytes(cramjam.snappy.compress_raw(data)),
        3: lambda: bytes(lz4_encode(data)),
        4: lambda: bytes(cramjam.zstd.compress(data)),
    }[codec]()


def unpacked(codec: int, data: bytes) -> bytes:
    return b"".join(pieces(codec, memoryview(data)))


@given(st.binary(max_size=2_000), st.integers(0, 200), st.sampled_from(_PACKED))
def test_what_was_packed_comes_out(data: bytes, times: int, codec: int) -> None:
    assert unpacked(codec, packed(codec, data * times)) == data * times


@pytest.mark.parametrize("sums", [False, True])
@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, 9_000_000])
def test_blocks_of_lz4_are_unpacked_whatever_their_frame_says_besides(size: int, sums: bool) -> None:
    data = bytes(size) + b"end"
    packer = cramjam.lz4.Compressor(level=1, content_checksum=sums, block_linked=False)
    packer.compress(data)
    assert unpacked(3, bytes(packer.finish())) == data


def test_several_members_of_gzip_and_several_frames_of_zstd_are_read_on() -> None:
    for codec in (1, 4):
        assert unpacked(codec, packed(codec, b"one") + packed(codec, b"two")) == b"onetwo"


def test_a_block_that_cannot_be_had_in_pieces_is_not_unpacked() -> None:
    with pytest.raises(TooWide):
        unpacked(2, packed(2, bytes(WHOLE + 1)))


@pytest.mark.parametrize("codec", _PACKED)
def test_no_piece_is_larger_than_a_few_megabytes(codec: int) -> None:
    data = packed(codec, bytes(30 << 20))
    largest = max(map(len, pieces(codec, memoryview(data))))
    assert largest <= (30 << 20 if codec == CODECS["snappy"] else 4 << 20)


@example(b"\x00\x00", 3, 4)  # a frame of lz4 whose blocks have no size
@given(st.binary(max_size=200), st.sampled_from(_PACKED), st.integers(0, 40))
def test_damaged_bytes_are_corrupt_or_give_what_there_is(rest: bytes, codec: int, keep: int) -> None:
    with suppress(CorruptRecordException, TooWide):
        unpacked(codec, packed(codec, b"some bytes of a batch")[:keep] + rest)


def test_a_number_that_is_no_compression_is_refused() -> None:
    with pytest.raises(UnsupportedCodecError):
        unpacked(5, b"x")


class Counted:
    """Pieces that count what is unpacked, and of that what has not been let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.unpacked = 0
        self.held = 0
        self._stream: Any = None
        monkeypatch.setattr(batches, "pieces", self._pieces)
        outer = self

        class Stream(records._Stream):
            def __init__(self, given: Iterator[bytes]) -> None:
                super().__init__(given)
                outer._stream = self

        monkeypatch.setattr(records, "_Stream", Stream)

    def _pieces(self, codec: int, data: memoryview) -> Iterator[bytes]:
        for piece in pieces(codec, data):
            self.unpacked += len(piece)
            if self._stream is not None:
                self.held = max(self.held, len(self._stream._held) + len(piece))
            yield piece


def large(value: int, codec: int) -> bytes:
    """Return a batch of three records, of which the second has a value of so many bytes."""
    good = [
        Odd(b"1", b"a"),
        Odd(b"http://b.example/" + b"x" * LONGEST, bytes(value)),
        Odd(b"3", b"c", [(b"h", b"i")]),
    ]
    return bytes(batch_of(good, codec, at=1_700_000_000_000)._build())


@pytest.mark.parametrize("codec", _PACKED)
def test_a_value_without_bound_is_passed_over_and_the_next_record_is_read(
    codec: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted(monkeypatch)
    data = large(_LARGE, codec)
    first, second, third = list(RecordBatches(data).next_batch())
    assert (first.offset, first.key, first.value) == (0, b"1", b"a")
    assert (second.offset, second.timestamp, second.value) == (1, 1_700_000_000_000, b"")
    assert second.key == (b"http://b.example/" + b"x" * LONGEST)[:LONGEST]
    size = dict(second.headers)[UNREAD]
    assert _LARGE < int(size.split()[1]) < _LARGE + (1 << 20)
    assert (third.offset, third.key, third.value, third.headers) == (2, b"3", b"c", [("h", b"i")])
    assert counted.held <= WHOLE + (5 << 20)
    assert counted.unpacked < _LARGE + (1 << 20)


def test_behind_what_is_unpacked_at_most_each_offset_has_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.recordbatch.pieces.MOST", 100_000)
    monkeypatch.setattr(batches, "WHOLE", 50_000)
    monkeypatch.setattr(records, "WHOLE", 50_000)
    some = [Odd(b"k", bytes(20_000)) for _ in range(9)]
    read = list(RecordBatches(bytes(batch_of(some, 4)._build())).next_batch())
    assert [record.offset for record in read] == list(range(9))
    assert [len(record.value or b"") for record in read] == [20_000] * 4 + [0] * 5
    assert [bool(record.headers) for record in read] == [False] * 4 + [True] * 5


@pytest.mark.parametrize("codec", _PACKED)
def test_a_large_batch_of_good_records_is_read_as_a_small_one(
    codec: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = [Odd(str(n).encode(), bytes([n]) * n * 100, [(b"\xff", b"v")] * (n % 3)) for n in range(60)]
    data = bytes(batch_of(some, codec)._build())
    whole = list(RecordBatches(data).next_batch())
    monkeypatch.setattr(batches, "WHOLE", _SMALL)
    in_pieces = list(RecordBatches(data).next_batch())
    fields = [
        [(r.offset, r.timestamp, r.key, r.value, list(r.headers)) for r in some]
        for some in (whole, in_pieces)
    ]
    assert fields[0] == fields[1]
    assert len(whole) == 60


def fields(record: Any) -> tuple[Any, ...]:
    return record.offset, record.timestamp, record.key, record.value, list(record.headers)


def test_a_record_of_no_size_is_corrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "WHOLE", 0)
    data = bytearray(batch_of([Odd(b"k", b"v")], 0)._build())
    wrong = bytearray()
    encode_varint(-5, wrong.append)
    struct.pack_into(">h", data, 21, 4)
    with pytest.raises(CorruptRecordException):
        list(RecordBatches(_sized(bytes(data[:61]) + packed(4, bytes(wrong) + bytes(20)))).next_batch())


def _sized(data: bytes) -> bytes:
    return data[:8] + struct.pack(">i", len(data) - 12) + data[12:]
