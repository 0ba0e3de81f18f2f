"""Bytes that are not UTF-8: all of them in another encoding, or some in each."""

from streams.extract.decoding.legacy import decoded, encoding_of

__all__ = ["by_segments"]

_MIN_SHARE = 0.05  # of the bytes beyond ASCII that are UTF-8 where a page mixes two encodings
_MIN_BYTES = 12  # of them: a letter or two of another encoding may look like UTF-8


def by_segments(raw: bytes, content_type: str | None) -> str:
    """Decode what stands between two tags as UTF-8 where it is valid, if enough of the page is."""
    segments = raw.split(b"<")  # in none of the web's encodings is that byte a part of another letter
    foreign = [segment for segment in segments if not segment.isascii()]
    valid = [segment for segment in foreign if _is_utf8(segment)]
    others = [segment for segment in foreign if not _is_utf8(segment)]
    encoding = encoding_of(others, raw, content_type)
    if not _is_mixed(valid, foreign):
        return decoded(raw, encoding)
    return "<".join(decoded(part, "utf-8" if _is_utf8(part) else encoding) for part in segments)


def _is_mixed(valid: list[bytes], foreign: list[bytes]) -> bool:
    size = sum(map(_count_high, valid))
    return size >= _MIN_BYTES and size >= _MIN_SHARE * sum(map(_count_high, foreign))


def _count_high(part: bytes) -> int:
    return len(part.translate(None, bytes(range(128))))


def _is_utf8(part: bytes) -> bool:
    try:
        part.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
