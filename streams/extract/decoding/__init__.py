"""Bytes to text: a page's body is unpacked, its encoding found, and what others garbled is mended."""

from streams.extract.decoding.charset import decode
from streams.extract.decoding.content import Content, content_of
from streams.extract.decoding.markup import as_html, is_markup
from streams.extract.decoding.mojibake import mend, mend_line

__all__ = ["Content", "as_html", "content_of", "decode", "is_markup", "mend", "mend_line"]
