"""What counts as the same word, wherever texts are compared."""

import re
import unicodedata

__all__ = ["normalise", "words"]

#: Letters and digits with at most one apostrophe inside: `don't`, `2024`. Linear: no two parts overlap.
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")

#: Invisible characters that sites put inside words, and the many ways to write a quotation mark.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SAME = str.maketrans("‘’‚‛ʼ′´`“”„‟″«»", "''''''''" + '"""""""', _UNSEEN)


def normalise(text: str) -> str:
    """Return the text as it is compared: NFKC, case-folded, plain quotes, nothing invisible.

    Positions do not survive: a ligature becomes two letters, a soft hyphen none.
    """
    if text.isascii():
        return text.replace("`", "'").lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text.translate(_SAME)).casefold())


def words(text: str) -> list[str]:
    """Return the normalised words of a text in their order; punctuation is left out."""
    return _WORD.findall(normalise(text))
