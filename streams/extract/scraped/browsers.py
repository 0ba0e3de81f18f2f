"""The marks that text browsers leave: lynx's numbered links and buttons, w3m's fields, bullets."""

import re
from unicodedata import category

from streams.extract.asides import ASIDE
from streams.extract.scraped.block import Line

__all__ = ["read_lines"]

_REFERENCES = re.compile(
    r"\n\s{0,20}References\s{1,20}(?:(?:Visible|Hidden) links:?\s{1,20})?1\. [a-z-]{2,20}:"
)
_REFERENCE = re.compile(
    r"^[ \t]{0,20}\d{1,4}\. (?:https?|file|mailto|javascript|ftp|tel):.{0,4000}$", re.MULTILINE
)
#: "[12]", wherever a line broke within it.
_NUMBERED = re.compile(r"\[(?:\d{1,4}|\d{0,4}\n\s{0,40}\d{0,4})\]")
_MIN_NUMBERED = 3  # brackets: fewer are a footnote's
#: Buttons, fields, frames, and the names of files where an image has no text.
_FIELD = re.compile(
    r"\((?:BUTTON|SUBMIT|IMG|_|\*)\)|_{4,200}|\[[ _X]{0,80}\]"
    r"|\[(?:image|img|inline|embed|link|usemap|picture|photo|video|bild|foto|imagen)\b[^\[\]\n]{0,80}\]"
    r"|\[[\w.%~@ -]{0,80}\.(?:jpe?g|png|gif|svg|webp|avif)[^\[\]\n]{0,40}\]"
    r"|\[[^\W_]{1,30}(?:[-_][^\W_]{1,30}){1,6}\]",
    re.IGNORECASE,
)
_ASCII = r"[!-Z^-~]"  # without brackets
#: The name of an image that has no text, broken wherever the line was full. It ends what stands above it.
_FILE = re.compile(
    rf"^\s{{0,40}}\[(?={_ASCII}{{24}}){_ASCII}{{1,90}}(?:\n\s{{0,40}}{_ASCII}{{1,90}}){{0,8}}\]", re.MULTILINE
)
_FRAME = re.compile(r"\bI?FRAME: \S{0,2000}")
_LINK = "\x01"  # in the place of a link's number
_ASIDE = "\x02"  # in the place of each letter of an aside
_ASIDES = re.compile(rf" ?{_ASIDE}{{1,99}}")
_BULLETS = frozenset("*+•◦▪‣·□☆○●■★◎△◇◆o")
_BULLET = re.compile(r"(?:[*+•◦▪‣·□☆○●■★◎△◇◆]|o(?= ))\s{1,20}")
_BRACKETED = re.compile(r"(?:\[[^\[\]]{0,80}\]\s{0,20}){1,8}")
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]"
)
#: Marks on other letters, which take no column: accents, Arabic vowels, the vowels of India and Thailand.
_MARKS = range(0x300, 0x1100)  # the blocks of combining accents up to Burmese
_NARROW = re.compile(
    f"[{''.join(sign for sign in map(chr, _MARKS) if category(sign) in {'Mn', 'Mc', 'Me'})}]"
)


def read_lines(text: str) -> list[Line]:
    """Return the text's lines without marks and bullets. An empty line stays where one was."""
    text = _FIELD.sub(" ", _FILE.sub("\n", _without_references(text)))
    text = _FRAME.sub(" ", text) if "FRAME: " in text else text
    text = ASIDE.sub(lambda aside: _covered(aside, _ASIDE), text) if "(" in text else text
    is_ascii = text.isascii()
    return [_line(raw, is_ascii=is_ascii) for raw in text.split("\n")]


def _without_references(text: str) -> str:
    """Cut off lynx's list of addresses, and mark the links that it numbered."""
    references = list(_REFERENCES.finditer(text)) if "References" in text else []
    if not references and len(_NUMBERED.findall(text)) < _MIN_NUMBERED:
        return text
    text = text[: references[-1].start()] if references else text
    return _REFERENCE.sub("", _NUMBERED.sub(_marked, text))


def _marked(number: re.Match[str]) -> str:
    return _covered(number, _LINK)


def _covered(match: re.Match[str], mark: str) -> str:
    """Return marks as long as what they stand for, to leave lines as long as they were."""
    return "\n".join(mark * len(part) for part in match[0].split("\n"))


def _line(raw: str, *, is_ascii: bool) -> Line:
    text = raw.strip()
    if not text:
        return Line("", 0)
    wide = 0 if is_ascii or raw.isascii() else len(_WIDE.findall(raw)) - len(_NARROW.findall(raw))
    mark = ""
    if text[0] in _BULLETS and (bullet := _BULLET.match(text)):
        text, mark = text[bullet.end() :], "item"
    if _ASIDE in text:
        text = _ASIDES.sub("", text).strip()
    if _LINK in text:
        mark = "link" if text.startswith(_LINK) else mark
        text = text.replace(_LINK, "").strip()
    if not text[:1].isalnum() and _is_mark(text):
        return Line("", 0)
    if "  " in text or not text.isprintable():  # a no-break space is none that prints
        text = " ".join(text.split())
    return Line(text, len(raw.rstrip()), wide, mark)


def _is_mark(text: str) -> bool:
    """Tell whether the line has no letters, or nothing but a field of a form."""
    return not any(map(str.isalnum, text)) or (text[0] == "[" and _BRACKETED.fullmatch(text) is not None)
