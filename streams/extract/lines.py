"""Lines of text: how they are normalised, compared, and told apart as prose."""

import re

from streams.text.normal import is_nfc, normal
from streams.text.replaced import beyond_ascii, replaced

__all__ = [
    "clean",
    "clean_spaced",
    "ends_sentence",
    "is_prose",
    "key",
    "paragraphs",
    "tidy",
    "weight",
    "words",
]

#: Control, format and private characters that carry no text; a soft hyphen breaks words for the eye only.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060-\u2064\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]+")
_ACCENT = re.compile("[\u0300-\u036f]")
#: What a byte of UTF-8 becomes before a text is split at spaces: ASCII that is in no word is a space.
_ASCII = bytes(range(128))
_SPACED = bytes(b if b not in _ASCII or chr(b).isalnum() or chr(b) == "_" else 32 for b in range(256))
#: Scripts written without spaces: kana, CJK ideographs, Thai, Lao, Khmer, Burmese.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
#: Which bytes begin their letters in UTF-8: others do too, but none of Europe's, nor of Arabic or Hebrew.
_NO_LEAD = bytes(set(range(256)) - {0xE0, 0xE1, *range(0xE3, 0xEA), 0xEF})
#: In Armenian, a colon is as common as its own mark. The last ones are Ethiopia's, Burma's, Cambodia's.
_SENTENCE_END = re.compile(r"(?:[.!?…。！？।؟۔։።။។]|[\u0561-\u0587]:)[\"'”’»“)\]】」』]{0,3}$")
_END = 5  # the mark, what may be before it, and what _SENTENCE_END lets follow it
_PROSE_ENDED = 80  # letters: a sentence that ends as one; headlines and links seldom do
_PROSE_OPEN = 160  # letters: long enough to be prose without its full stop
_UNSPACED_WEIGHT = 2.5  # letters that one ideograph stands for, in news text


def clean(text: str) -> str:
    """Return the text on one line: NFC, no invisible characters, single spaces."""
    if not text.isprintable() or not is_nfc(text):
        plain = _INVISIBLE.sub("", _SURROGATE.sub("\ufffd", text))
        text = normal("NFC", plain)
    return " ".join(text.split())


def clean_spaced(line: str) -> str:
    """Return the same for text on one line whose spaces are single."""
    return line if line.isprintable() and is_nfc(line) else clean(line)


def tidy(text: str) -> str:
    """Return the text with its lines as they are: NFC, no invisible characters, one sign for a line break."""
    plain = _INVISIBLE.sub("", _SURROGATE.sub("\ufffd", text))
    return "\n".join(normal("NFC", plain).splitlines())


def paragraphs(text: str) -> list[str]:
    """Return the text's lines, each cleaned, without empty ones."""
    return [line for raw in _BREAK.split(text) if (line := clean(raw))]


def words(text: str) -> list[str]:
    r"""Return the words, in lower case and without accents, in order.

    They are what `\w+` finds, split by bytes in half its time.
    """
    folded = text.casefold()
    if folded.isascii():
        return folded.encode().translate(_SPACED).decode().split()
    plain = _without_signs(_ACCENT.sub("", normal("NFKD", folded))).encode("utf-8", "surrogatepass")
    return plain.translate(_SPACED).decode("utf-8", "surrogatepass").split()


def _without_signs(text: str) -> str:
    """Return the text with a space for each sign beyond ASCII."""
    return replaced(text, {char: " " for char in beyond_ascii(text) if not char.isalnum()})


def key(text: str) -> str:
    """Return what two lines share when they differ in case, accents, spaces or punctuation only."""
    return " ".join(words(text))


def weight(line: str) -> int:
    """Return the length in letters of a spaced script, to measure all scripts with one rule."""
    if line.isascii() or not line.encode("utf-8", "surrogatepass").translate(None, _NO_LEAD):
        return len(line)
    return len(line) + int((_UNSPACED_WEIGHT - 1) * len(_UNSPACED.findall(line)))


def is_prose(line: str) -> bool:
    """Tell whether the line reads as a paragraph rather than a headline, a link or a label."""
    size = weight(line)
    return size >= _PROSE_OPEN or (size >= _PROSE_ENDED and ends_sentence(line))


def ends_sentence(line: str) -> bool:
    """Tell whether the line ends with the mark of a sentence; quotation marks and brackets may follow."""
    return _SENTENCE_END.search(line[-_END:]) is not None
