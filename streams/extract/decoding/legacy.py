"""Which encoding bytes are in that are not UTF-8: as declared if the text reads so, or as it looks."""

import codecs
import re

from streams.extract.decoding.declared import codec_of, declared

__all__ = ["decoded", "encoding_of"]

_SAMPLE = 60_000  # bytes of text: the detector's own default, and more than an article has
_DEFAULT = "cp1252"  # what browsers take where nothing is said, and what servers say where nobody thought
#: Encodings that are not the web's any more, or that the detector takes for one another, best first.
_SIBLINGS = {
    "cp1250": ("cp1250", "iso8859-2"),
    "iso8859-2": ("iso8859-2", "cp1250"),
    "iso8859-7": ("iso8859-7", "cp1253"),
    "iso8859-13": ("cp1257",),
    "koi8-r": ("koi8-u",),  # the same with Ukrainian letters in the place of lines
}
_EAST_ASIAN = frozenset({"gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"})
_MANY = 100  # bytes of text
#: What text does not have, and text in a wrong encoding does: undefined and control characters, signs and
#: lines within a word, four accented Latin letters in a row, letters from Greek to Arabic that touch Latin
#: ones, a small letter of Cyrillic before a capital, half-width katakana in a row.
_ODD = re.compile(
    "[\ufffd\x80-\x9f\ue000-\uf8ff]"
    "|(?<=[^\\W\\d_])[\xa1-\xac\xae-\xb6\xb8\xb9\xbc-\xbf\xd7\xf7\u2500-\u25ff](?=[^\\W\\d_])"
    "|(?<=[^\\W\\d_])[\xb1\xbc\xbe]"
    "|[\xc0-\u017f]{4}"
    "|(?<=[a-zA-Z])[\u0370-\u06ff]|[\u0370-\u06ff](?=[a-zA-Z])"
    "|[\u0430-\u045f][\u0410-\u042f]"
    "|[\uff61-\uff9f]{3}"
)
_BEYOND = re.compile(r"[^\x00-\x7f]")
_FEW = 0.02  # of the letters beyond ASCII


def encoding_of(segments: list[bytes], raw: bytes, content_type: str | None) -> str:
    """Return the codec for a page's segments of text, each with the end of a tag before it."""
    sample = b"\n".join(segment.partition(b">")[2] or segment for segment in segments)[:_SAMPLE]
    looks = _detected(sample)
    stated = [codec for codec in declared(raw, content_type) if not codec.startswith("utf")]
    candidates = dict.fromkeys((*_by_trust(stated, looks, sample), *_SIBLINGS.get(looks, (looks,)), _DEFAULT))
    odd = {codec: _oddness(decoded(sample, codec)) for codec in candidates}
    return next((codec for codec in candidates if odd[codec] <= _FEW), min(odd, key=lambda codec: odd[codec]))


def _by_trust(stated: list[str], looks: str, sample: bytes) -> list[str]:
    """Put first, of encodings that contradict each other, the one that the bytes look like.

    Bytes in one of East Asia's encodings make text of some kind in the others too; many are seldom mistaken.
    """
    if looks in _EAST_ASIAN and len(sample) >= _MANY and _EAST_ASIAN.issuperset(stated):
        return [looks, *stated]
    seen = decoded(sample, looks) if len(stated) > 1 else ""
    return sorted(stated, key=lambda codec: len(stated) > 1 and decoded(sample, codec) != seen)


def decoded(raw: bytes, codec: str) -> str:
    """Decode; what cannot be becomes U+FFFD, and a letter cut off at the end is dropped."""
    return codecs.getincrementaldecoder(codec)("replace").decode(raw)


def _detected(sample: bytes) -> str:
    """Return what the bytes look like to uchardet, which knows the frequencies of letters and pairs."""
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415  # not for pages in UTF-8

    name = detect_encoding(sample, html5_compatible=False)
    return (codec_of(name) or _known(name)) if name else _DEFAULT


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return _DEFAULT


def _oddness(text: str) -> float:
    """Return the share of the letters beyond ASCII that no text would have."""
    return sum(len(odd) for odd in _ODD.findall(text)) / max(1, len(_BEYOND.findall(text)))
