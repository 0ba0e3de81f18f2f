"""The encodings that a page declares: in its headers, in a meta element, in its XML declaration."""

import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["codec_of", "declared"]

_HEAD = 16_384  # bytes: the standard wants it in the first 1,024, and pages put scripts before it
_PARAMETER = re.compile(r"""charset["'\s]{0,3}=["'\s]{0,3}(?:charset=)?([\w.:+-]{1,40})""", re.IGNORECASE)
_META = re.compile(
    rb"""<meta[^>]{0,200}?\bcharset\s{0,3}=\s{0,3}["']?\s{0,3}([\w.:+-]{1,40})""", re.IGNORECASE
)
_XML = re.compile(
    rb"""\s{0,20}<\?xml[^>]{0,100}?\bencoding\s{0,3}=\s{0,3}["']([\w.:+-]{1,40})""", re.IGNORECASE
)
#: What browsers read under a label, where it is more than Python's codec of that name does.
_WIDER = {
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-11": "cp874",
}


def declared(raw: bytes, content_type: str | None) -> Iterator[str]:
    """Yield the codecs of the encodings that the page declares and Python has, the header's first."""
    labels = [match[1] for match in _PARAMETER.finditer((content_type or "")[:1000])]
    for pattern in (_META, _XML):
        labels += [label.decode("ascii") for label in pattern.findall(raw[:_HEAD])]
    yield from dict.fromkeys(codec for label in labels if (codec := codec_of(label)))


@lru_cache(maxsize=256)
def codec_of(label: str) -> str | None:
    """Return the codec by which browsers read what bears a label: `iso-8859-1` is windows-1252 to them."""
    from resiliparse.parse.encoding import map_encoding_to_html5  # noqa: PLC0415  # not for pages in UTF-8

    encoding: str | None = map_encoding_to_html5(label, fallback_utf8=False)
    return _WIDER.get(encoding, encoding) if encoding else None
