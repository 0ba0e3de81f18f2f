"""One form for what scripts beyond Latin write in several: digits, vowel marks, Arabic and Cyrillic letters.

After NFKC and case-folding. The marks of Indic, Thai and other scripts stay: they are vowels there.
"""

from streams.text.replaced import replaced

__all__ = ["plain_forms"]

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


def plain_forms(text: str) -> str:
    """Return the text with one form of each letter and digit."""
    return replaced(text, {char: _PLAIN[char] for char in set(text) & _PLAIN.keys()})
