"""Bytes that are no text: files of other kinds, known by how they begin or by their control characters."""

from streams.extract.decoding.marks import mark_of

__all__ = ["binary_kind"]

#: How files begin that servers send in the place of pages.
_MARKS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"GIF8", "a GIF"),
    (b"\x89PNG", "a PNG"),
    (b"\xff\xd8\xff", "a JPEG"),
    (b"RIFF", "a WebP, WAV or AVI"),
    (b"wOF", "a font"),
    (b"OggS", "audio or video"),
    (b"ID3", "audio"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"\x7fELF", "a program"),
)
_FTYP = slice(4, 8)  # where MP4 and HEIC say that they are one
#: Bytes that no text has: control characters but tab, line ends, form feed and ESC (of ISO-2022-JP).
_CONTROL = bytes({*range(9), *range(14, 32), 127} - {27})
_SAMPLE = 50_000  # bytes: a file that is no text shows it early
_SHARE = 0.05  # a compressed file has 0.10; text has none


def binary_kind(raw: bytes) -> str | None:
    """Return what the bytes are, in words, where they are no text in any encoding."""
    start = raw[:_SAMPLE]
    named = (kind for mark, kind in _MARKS if start.lstrip().startswith(mark))
    kind = next(named, "video or an image" if start[_FTYP] == b"ftyp" else None)
    if kind:
        return f"its bytes are those of {kind}"
    if mark_of(start):
        return None
    control = len(start) - len(start.translate(None, _CONTROL))
    if control <= _SHARE * len(start):
        return None
    return f"{control:,} of its first {len(start):,} bytes are control characters"
