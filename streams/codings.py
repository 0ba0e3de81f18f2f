"""The four content codings of HTTP, each unpacked piece by piece, so that the reader can stop."""

import zlib
from collections.abc import Callable, Generator, Iterator

__all__ = ["CODINGS", "Damaged", "Wide"]

_PIECE = 1 << 20  # bytes that are asked for at a time
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MARK = b"\x1f\x8b"
_RAW_DEFLATE = -zlib.MAX_WBITS
_ZLIB_METHOD = 8  # in the low half of zlib's first byte; the first two are a multiple of 31
#: Bytes that zstandard may look back, and keeps for it: more than a page has. HTTP allows 8 MiB (RFC 9659).
_WINDOW = 1 << 24


class Damaged(Exception):
    """The bytes are not of this coding, or end too early. What came before may be used."""


class Wide(Exception):
    """Unpacking wants more memory than any page is worth."""


def _gzip(raw: bytes) -> Iterator[bytes]:
    """Unpack the members one after the other; other bytes behind them are passed over."""
    rest = yield from _inflated(raw, _GZIP)
    while rest.startswith(_GZIP_MARK):
        rest = yield from _inflated(rest, _GZIP)


def _deflate(raw: bytes) -> Iterator[bytes]:
    """Unpack zlib's format, or the bare one that some servers send under the same name."""
    is_zlib = raw[:1] and raw[0] % 16 == _ZLIB_METHOD and int.from_bytes(raw[:2], "big") % 31 == 0
    yield from _inflated(raw, zlib.MAX_WBITS if is_zlib else _RAW_DEFLATE)


def _inflated(raw: bytes, format_: int) -> Generator[bytes, None, bytes]:
    """Unpack one stream; the generator returns the bytes behind it."""
    stream, rest = zlib.decompressobj(format_), raw
    while not stream.eof:
        try:
            piece = stream.decompress(rest, _PIECE)
        except zlib.error as error:
            raise Damaged from error
        rest = stream.unconsumed_tail
        if not piece and not rest and not stream.eof:
            raise Damaged
        yield piece
    return stream.unused_data


def _brotli(raw: bytes) -> Iterator[bytes]:
    import brotli  # noqa: PLC0415  # few pages come so

    stream, rest = brotli.Decompressor(), raw
    while not stream.is_finished():
        try:
            piece = stream.process(rest, output_buffer_limit=_PIECE)
        except brotli.error as error:
            raise Damaged from error
        if not piece and not rest:
            raise Damaged
        rest = b""
        yield piece


def _zstd(raw: bytes) -> Iterator[bytes]:
    import zstandard  # noqa: PLC0415  # few pages come so

    try:
        if zstandard.get_frame_parameters(raw).window_size > _WINDOW:
            raise Wide
        stream = zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(
            raw, read_across_frames=True
        )
        while piece := stream.read(_PIECE):
            yield piece
    except zstandard.ZstdError as error:
        raise Damaged from error


CODINGS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd
}  # fmt: skip
