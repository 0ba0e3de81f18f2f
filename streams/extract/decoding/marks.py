"""Encodings that show in the first bytes: by a byte order mark, or by the NULs between UTF-16's letters."""

import codecs

__all__ = ["mark_of"]

#: The longer mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1024  # bytes
_MANY = 0.3  # of every other byte: markup and spaces make up that much of a page's start in any language
_FEW = 0.05  # of the others: letters at U+xx00 are rare


def mark_of(raw: bytes) -> tuple[str, int] | None:
    """Return the encoding that the first bytes show, and the length of the mark that is to be cut off."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding, len(mark)
    start = raw[:_SAMPLE]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if not even and not odd:
        return None
    many, few = _MANY * len(start) / 2, _FEW * len(start) / 2
    if odd >= many and even <= few:
        return "utf-16-le", 0
    return ("utf-16-be", 0) if even >= many and odd <= few else None
