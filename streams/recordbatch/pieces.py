"""What is packed in a batch, piece by piece: no more is held than is asked for."""

import struct
from collections.abc import Callable, Iterator

import cramjam
import zstandard
from aiokafka.errors import CorruptRecordException, UnsupportedCodecError

from streams.codings import CODINGS, Damaged
from streams.settings import MAX_MESSAGE_BYTES

__all__ = ["MOST", "WHOLE", "TooWide", "pieces"]

#: Bytes of a batch that are held at a time, and that a record may have: a value as large as a message may be,
#: and as much again for key and headers.
WHOLE = 2 * MAX_MESSAGE_BYTES
#: Bytes that are unpacked of a batch, whatever is in it: 21 MiB, which a topic takes, of pages that shrink to
#: a fiftieth. zlib unpacks them in 3 s, a tenth of a session.
MOST = 1 << 30

_PIECE = 1 << 20  # bytes that are asked for at a time
#: Bytes that zstandard may look back, and keeps for it: as Kafka's own consumers allow.
_WINDOW = 1 << 27

# https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
_LZ4_MAGIC = b"\x04\x22\x4d\x18"
_LZ4_HAS_SIZE, _LZ4_HAS_BLOCK_SUMS, _LZ4_HAS_DICTIONARY = 0x08, 0x10, 0x01
_LZ4_SIZES = {4: 1 << 16, 5: 1 << 18, 6: 1 << 20, 7: 1 << 22}
_LZ4_PLAIN = 1 << 31  # in a block's size: it is not compressed

# https://github.com/xerial/snappy-java: a mark, two versions, then blocks behind their sizes
_XERIAL = b"\x82SNAPPY\0"
_XERIAL_HEAD = 16


class TooWide(Exception):
    """What comes next cannot be had in pieces that are small enough."""


def pieces(codec: int, packed: memoryview) -> Iterator[bytes]:
    """Yield what is packed, `MOST` bytes of it at most.

    Raises `TooWide`, `CorruptRecordException` where it is damaged, and `UnsupportedCodecError`.
    """
    if codec not in _CODECS:
        raise UnsupportedCodecError(f"Kafka has no compression of number {codec}")
    left = MOST
    try:
        for piece in _CODECS[codec](packed):
            yield piece[:left]
            left -= len(piece)
            if left <= 0:
                return
    except (Damaged, zstandard.ZstdError, cramjam.DecompressionError, struct.error, IndexError) as error:
        raise CorruptRecordException(f"a record batch cannot be unpacked: {error!r}") from error


def _gzip(packed: memoryview) -> Iterator[bytes]:
    return CODINGS["gzip"](bytes(packed))


def _snappy(packed: memoryview) -> Iterator[bytes]:
    """Unpack the one block that there is, or those of Java's framing. Each says how large it is."""
    if packed[: len(_XERIAL)] != _XERIAL:
        yield _snappy_block(packed)
        return
    at = _XERIAL_HEAD
    while at < len(packed):
        (size,) = struct.unpack_from(">I", packed, at)
        yield _snappy_block(packed[at + 4 : at + 4 + size])
        at += 4 + size


def _snappy_block(block: memoryview) -> bytes:
    if cramjam.snappy.decompress_raw_len(block) > WHOLE:
        raise TooWide
    return bytes(cramjam.snappy.decompress_raw(block))


def _lz4(packed: memoryview) -> Iterator[bytes]:
    """Unpack the blocks of a frame, of 4 MiB at most each. Kafka takes none that look back to one another."""
    if packed[:4] != _LZ4_MAGIC:
        raise Damaged("it is no frame of lz4")
    flags, most = packed[4], _LZ4_SIZES.get(packed[5] >> 4 & 7)
    if most is None:
        raise Damaged("its blocks have a size that lz4 does not know")
    room = bytearray(most)
    at = 7 + (8 if flags & _LZ4_HAS_SIZE else 0) + (4 if flags & _LZ4_HAS_DICTIONARY else 0)
    while size := struct.unpack_from("<I", packed, at)[0]:
        block = packed[at + 4 : at + 4 + (size & ~_LZ4_PLAIN)]
        if size & _LZ4_PLAIN:
            yield bytes(block)
        else:
            yield bytes(memoryview(room)[: cramjam.lz4.decompress_block_into(block, room, len(room))])
        at += 4 + len(block) + (4 if flags & _LZ4_HAS_BLOCK_SUMS else 0)


def _zstd(packed: memoryview) -> Iterator[bytes]:
    unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    with unpacker.stream_reader(packed, read_across_frames=True) as stream:
        while piece := stream.read(_PIECE):
            yield piece


#: By their numbers in a batch's attributes.
_CODECS: dict[int, Callable[[memoryview], Iterator[bytes]]] = {1: _gzip, 2: _snappy, 3: _lz4, 4: _zstd}
