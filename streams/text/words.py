"""What counts as the same word, wherever texts are compared."""

import re
import unicodedata

from streams.text.normal import normal
from streams.text.replaced import beyond_ascii, replaced

__all__ = ["UPPER", "capitalised", "normalise", "tokens", "words"]

#: The many ways to write a quotation mark and a dash, and invisible characters that sites put inside words.
_SAME = {
    "'": "‘’‚‛ʼ′´`", '"': "“”„‟″«»", "-": "‐‑‒–—―", "": "\u00ad\u200b\u200c\u200d\u2060\ufeff"
}  # fmt: skip

#: A capital after a word or a comma, so in mid-sentence. Upper-case letters of Latin, Greek, Cyrillic and
#: Armenian; the Latin extension holds both cases and is sifted afterwards. The space stands first, so that
#: the search leaps from one to the next: a third of the time that looking back from every character takes.
UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽΆ-ΫЀ-ЯԱ-Ֆ"
_CAPITALISED = re.compile(rf" (?<=[\w,;] )([{UPPER}][\w'’-]*)")

#: A word divided at the end of a line. Linear: one letter is looked at on each side.
_DIVIDED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")

#: What a byte of UTF-8 becomes before the text is split at spaces: ASCII letters in lower case, digits and
#: bytes of longer characters stay, all else is a space. Apostrophes stay to be looked at.
_ASCII = bytes(range(128))
_SPACED = bytes(b if b not in _ASCII or chr(b).isalnum() or chr(b) == "'" else 32 for b in range(256)).lower()

#: An apostrophe without a letter on each side, and the second of `rock'n'roll`: where a word ends.
#: The apostrophe stands first, so that the search leaps from one to the next.
_ODD = re.compile(rb"'(?:(?![^ '])|(?<![^ ']'))")
_SECOND = re.compile(rb"('[^ ']+)'")

#: Decimal digits by their zeros: Arabic, Persian, N'Ko, Devanagari, Bengali, Gurmukhi, Gujarati, Oriya,
#: Tamil, Telugu, Kannada, Malayalam, Thai, Lao, Tibetan, Burmese, Khmer, Mongolian.
_ZEROS = (
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20,
    0x1040, 0x17E0, 0x1810,
)  # fmt: skip

#: Letters that news write either way: alef with and without hamza, the final forms of yeh and heh, the
#: Persian and Urdu kaf, yeh and heh; yo, which Russian prints mostly without its dots.
_LETTERS = {"ا": "أإآٱ", "ي": "ىیئ", "ك": "ک", "ه": "ةۃہھۀ", "و": "ؤ", "е": "ё"}

#: What can be left out: accents that no letter took in (stress, the dot of a Turkish capital), Hebrew points,
#: Arabic vowels, the stretching of Arabic letters.
_MARKS = (
    (0x300, 0x36F), (0x483, 0x487), (0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2), (0x5C4, 0x5C5),
    (0x5C7, 0x5C7), (0x610, 0x61A), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6DC),
    (0x6DF, 0x6E8), (0x6EA, 0x6ED),
)  # fmt: skip

_PLAIN = {
    **{chr(zero + digit): str(digit) for zero in _ZEROS for digit in range(10)},
    **{other: letter for letter, others in _LETTERS.items() for other in others},
    **{chr(mark): "" for first, last in _MARKS for mark in range(first, last + 1)},
}


def normalise(text: str) -> str:
    """Return the text as it is compared: NFKC, case-folded, plain quotes and dashes, nothing invisible.

    Words divided at the end of a line are whole, digits are 0 to 9, and letters that a script writes in
    several forms have one. Positions do not survive: a ligature becomes two letters, a soft hyphen none.
    """
    if text.isascii():
        return _joined(text.replace("`", "'").lower())
    folded = normal("NFKC", normal("NFKC", _plain(text)).casefold())
    return _joined(folded if _is_latin(folded) else _one_form(folded))


def _one_form(text: str) -> str:
    """Return the text with one form of each letter and digit that scripts beyond Latin write in several.

    After NFKC and case-folding. The marks of Indic, Thai and other scripts stay: they are vowels there.
    """
    return replaced(text, {char: _PLAIN[char] for char in set(text) & _PLAIN.keys()})


def words(text: str) -> list[str]:
    """Return the normalised words of a text in their order: letters, marks and digits.

    A word has at most one apostrophe inside (`don't`). Punctuation is left out.
    """
    return [word.decode("utf-8", "surrogatepass") for word in tokens(text)]


def capitalised(text: str) -> set[str]:
    """Return the words that have a capital in mid-sentence, as they stand there."""
    return {word for word in set(_CAPITALISED.findall(text)) if word[0].isupper()}


def tokens(text: str) -> list[bytes]:
    """Return the same words in UTF-8. They are split by bytes, in half the time that characters take."""
    plain = normalise(text)
    data = (plain if plain.isascii() else _without_symbols(plain)).encode("utf-8", "surrogatepass")
    data = data.translate(_SPACED)
    if b"'" in data:
        data = _SECOND.sub(rb"\1 ", _ODD.sub(b" ", data))
    return data.split()


def _without_symbols(text: str) -> str:
    """Put a space for each character beyond ASCII that is in no word."""
    others = {char: " " for char in beyond_ascii(text) if not char.isalnum() and not _is_mark(char)}
    return replaced(text, others)


def _is_mark(char: str) -> bool:
    """Tell whether a character is a vowel or an accent above, below or beside a letter."""
    return unicodedata.category(char).startswith("M")


def _is_latin(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def _joined(text: str) -> str:
    return _DIVIDED.sub("", text) if "-\n" in text else text


def _plain(text: str) -> str:
    # character by character: most are not there, and so it takes a sixth of one translation table's time
    for plain, others in _SAME.items():
        for other in others:
            text = text.replace(other, plain)
    return text
