"""Captions: the lines that end with whom a picture is from."""

import re

from streams.extract.lines import weight
from streams.extract.phrases import ANYWHERE, Anywhere

__all__ = ["is_caption", "is_picture_credit"]

_CAPTION = 420  # letters: news agencies caption in two or three sentences
_CREDIT = 90  # letters of the credit at its end
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]{0,24}"
_PERSON = rf"{_WORD}(?: (?:[a-z]{{2,3}} )?{_WORD}){{1,3}}"
_HOUSE = rf"(?:via )?{_WORD}(?: {_WORD}){{0,3}}"
#: "... on Monday. (Mohamed El Saife/CBC)", "... on Monday. Ohad Zwigenberg / Pool via Reuters".
_SIGNED = re.compile(
    rf"(?:^[(\[]|[.!?…][\"”»)]? ?[(\[]?){_PERSON} ?/ ?{_HOUSE}(?:[ /,|]{{1,3}}{_HOUSE}){{0,3}}[)\].]{{0,2}}$"
)
#: "... on Monday. Florion Goga (REUTERS)".
_NAMED = re.compile(rf"[.!?…][\"”»)]? {_PERSON} \([A-ZÀ-Ž][\w .-]{{1,30}}\)$")
#: "... Saison 2024, Foto: LAT Images": the mark within a line, where only its capital tells it from a word.
_MARKED = re.compile(
    r"\s(?:Foto|Fotos|Photo|Bild|Bildrechte|Image|Picture|Credit|Crédit|Imagen|Фото|Ảnh|Kuva|Ljósmynd|Zdjęcie)"
    r"(?: ?[:：©]|/).{2,80}$"
)
_MARK = re.compile("[:：©/]")  # one of these is behind the word

_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…。！？][\"”»’)]?(?: |(?=[(（]))|。")


def is_caption(line: str, words: Anywhere = ANYWHERE) -> bool:
    """Tell whether the line ends with a picture's credit, or is one. `words` may be those of its page."""
    if len(line) > _CAPTION or weight(line) > _CAPTION:
        return False
    end = line[-_CREDIT:]
    if words.photo.stand_in(low := end.lower()) or words.stock.stand_in(low):
        return True
    if _MARK.search(end) and (_MARKED.search(end) or ("/" in end and _SIGNED.search(end))):
        return True
    return end.endswith(")") and _NAMED.search(end) is not None


def is_picture_credit(line: str) -> bool:
    """Tell whether the line is nothing but a picture's credit."""
    return weight(line) <= _CREDIT and not _SENTENCE.search(line) and is_caption(line)
