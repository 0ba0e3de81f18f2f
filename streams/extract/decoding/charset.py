"""A page's bytes as text, whatever its headers and its markup say of their encoding."""

from streams.extract.decoding.legacy import decoded
from streams.extract.decoding.marks import mark_of
from streams.extract.decoding.mixed import by_segments

__all__ = ["decode"]

_JIS = (b"\x1b$B", b"\x1b$@")  # how ISO-2022-JP begins Japanese: all its bytes are ASCII, and so valid UTF-8
_STRAY = 10  # times as many good letters beyond ASCII as bad bytes: UTF-8 with a few broken ones
_LONGEST = 4  # bytes of a letter in UTF-8
_BAD = "\ufffd"


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
        return by_segments(raw, content_type)
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
    good = len(text) - _count_ascii(raw) - bad
    return text if good >= _STRAY * bad else None


def _count_ascii(raw: bytes) -> int:
    return len(raw) - len(raw.translate(None, bytes(range(128))))
