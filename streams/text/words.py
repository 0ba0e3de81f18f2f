"""What counts as the same word, wherever texts are compared."""

import re
import unicodedata

__all__ = ["normalise", "words"]

#: Letters and digits with at most one apostrophe inside: `don't`, `2024`. Linear: no two parts overlap.
_WORD = re.compile(r"\w+(?:'\w+)?")

#: The many ways to write a quotation mark, and invisible characters that sites put inside words.
_SAME = {"'": "‘’‚‛ʼ′´`", '"': "“”„‟″«»", "": "\u00ad\u200b\u200c\u200d\u2060\ufeff"}


def normalise(text: str) -> str:
    """Return the text as it is compared: NFKC, case-folded, plain quotes, nothing invisible.

    Positions do not survive: a ligature becomes two letters, a soft hyphen none.
    """
    if text.isascii():
        return text.replace("`", "'").lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", _plain(text)).casefold())


def words(text: str) -> list[str]:
    """Return the normalised words of a text in their order; punctuation is left out."""
    return _WORD.findall(normalise(text).replace("_", " "))


def _plain(text: str) -> str:
    # character by character: most are not there, and so it takes a sixth of one translation table's time
    for plain, others in _SAME.items():
        for other in others:
            text = text.replace(other, plain)
    return text
