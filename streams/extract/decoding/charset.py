"""A page's bytes as text, whatever its headers and its markup say of their encoding."""

from streams.extract.decoding.legacy import decoded, encoding_of
from streams.extract.decoding.marks import mark_of

__all__ = ["decode"]

_JIS = (b"\x1b$B", b"\x1b$@")  # how ISO-2022-JP begins Japanese: all its bytes are ASCII, and so valid UTF-8
_STRAY = 10  # times as many good letters beyond ASCII as bad bytes: UTF-8 with a few broken ones
_LONGEST = 4  # bytes of a letter in UTF-8
_BAD = "\ufffd"
_MIN_SHARE = 0.05  # of the bytes beyond ASCII that are UTF-8 where a page mixes two encodings
_MIN_BYTES = 12  # of them: a letter or two of another encoding may look like UTF-8


def decode(raw: bytes, content_type: str | None = None) -> str:
    """Decode a page; what cannot be decoded becomes U+FFFD, and a letter cut off at the end is dropped.

    The order: a byte order mark, or the NULs of UTF-16; UTF-8, if the bytes are valid, or all but a few;
    what `content_type`, a meta element or the XML declaration says, if the text then reads as one; what
    the bytes look like. Bytes of UTF-8 and of another encoding side by side are decoded each in its own.
    """
    mark = mark_of(raw)
    if mark:
        return decoded(raw[mark[1] :], mark[0])
    text = _utf8(raw)
    if text is None:
        return _by_segments(raw, content_type)
    return text


def _utf8(raw: bytes) -> str | None:
    """Decode UTF-8, valid or with a few broken letters; None for any other encoding."""
    if raw.isascii() and any(escape in raw for escape in _JIS):
        return decoded(raw, "iso2022_jp_ext")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start > len(raw) - _LONGEST:
            return raw[: error.start].decode("utf-8")
    text = raw.decode("utf-8", "replace")
    bad = text.count(_BAD)
    good = len(text) - (len(raw) - _count_high(raw)) - bad
    return text if good >= _STRAY * bad else None


def _by_segments(raw: bytes, content_type: str | None) -> str:
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
