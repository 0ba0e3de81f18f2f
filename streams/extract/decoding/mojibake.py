"""Text that was decoded in a wrong encoding before it came here ("donâ€™t"), mended where that is certain."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

import numpy as np
import numpy.typing as npt

__all__ = ["mend", "mend_line"]


def _table(octets: Iterable[int]) -> npt.NDArray[np.bool_]:
    table = np.zeros(256, bool)
    table[list(octets)] = True
    return table


#: What UTF-8's later bytes look like in Latin-1 and windows-1252, and in windows-1251.
_LATER = frozenset({*map(chr, range(0x80, 0xC0)), *"€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"})
_LATER_CYRILLIC = "\u0402\u0403\u0409-\u040c\u040f\u0452\u0453\u0459-\u045c\u045f\xa0-\xbb"
_IS_LATER = f"[{''.join(_LATER)}]"
_MAY_BE_LATER = f"[{''.join(_LATER)}\x1a\ufffd?]"  # what could not be shown was replaced
#: A first byte with as many later ones as it announces: "íž" and "é”" are Czech and French. All alternatives
#: look back at one class, so that the search leaps from one of its letters to the next.
_GARBLED = re.compile(
    "[\xc2-\xf4ĂĹвРС\x80-\x9f]"
    f"(?:(?<=[\xc2-\xdfĂĹ]){_IS_LATER}|(?<=[\xe0-\xef]){_IS_LATER}{_MAY_BE_LATER}|(?<=[\xe2\xe3]){_IS_LATER} "
    f"|(?<=[\xf0-\xf4]){_IS_LATER}{_MAY_BE_LATER}{{2}}|(?<=[вРС])[{_LATER_CYRILLIC}]|(?<=[\x80-\x9f]))"
)
#: One of these, with a later byte behind it, is on nearly all garbled pages: the first bytes of Latin letters
#: with accents (Ã, Ä, Å), of no-break spaces and © (Â), of quotation marks and dashes (â), of Cyrillic (Ð),
#: Arabic (Ø), Greek (Î), Hebrew (×), Japanese (ã), Korean (ì) and Indic letters (à), read as Latin. To look
#: for all of them by their bytes takes 60 µs in 340,000 letters, to look for all pairs 2,000.
_TELLTALES = "ÃÂâÄÅÐØÎ×ãìà"
_TELLTALE_LEAD = 0xC3  # each is written with it, and one more byte
_TELLTALE = _table(letter.encode()[1] for letter in _TELLTALES)
_LATER_LEAD = _table(letter.encode()[0] for letter in _LATER)
#: Cyrillic's `р` read as Cyrillic (only Serbian has the letter itself), windows-1252's marks read as Latin-1.
_ALONE = "\u0402\x92\x93"
#: Most garbled text is English, of which only marks such as quotation marks and dashes (U+2000 to U+203F)
#: can be garbled. Each last byte is seen as windows-1252 or as Latin-1 has it.
_MARKS = {
    last: chr(0x2000 + byte - 0x80)
    for byte in range(0x80, 0xC0)
    for last in (chr(byte), bytes((byte,)).decode("cp1252", "replace"))
}
_MARK = re.compile(f"â[€\x80]({_IS_LATER})")
_ENGLISH = re.compile(f"(?:[\t -~]++|{_MARK.pattern})*+")
_BORDERS = '<>"\n'  # a text, or the value of an attribute, stands between two: each is mended or left alone
_BORDER = re.compile(f"[{_BORDERS}]")
_LONGEST = 100_000  # letters of a part: longer ones are no text, and mending takes microseconds a letter
_MOST = 300_000  # letters that are mended of one page, each part for a hundred more: two seconds at the most
_A_PART = 100
#: Entities that were escaped twice. Not `&lt;`: text about markup has it on purpose.
_ENTITY = re.compile(
    r"&(?:amp|quot|apos|nbsp|[lr][sd]quo|[lr]aquo|[mn]dash|hellip|bull|deg|euro|pound|copy|reg|trade|szlig|[ao]elig"
    r"|[a-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)|\#\d{2,5}|\#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"[<>]|&(?:lt|gt|\#60|\#62);|\b(?:html|xml|entit(?:y|ies)|escaped?|markup)\b", re.IGNORECASE
)
_DEPTH = 3  # times that a text was escaped over


def mend(content: str, data: bytes = b"") -> str:
    """Mend a page, part by part. Pages that are not garbled cost next to nothing.

    `data` is the content in UTF-8, where it is at hand.
    """
    if content.isascii() or not _is_garbled(content, data or content.encode("utf-8", "ignore")):
        return content
    out: list[str] = []
    done = mended = 0
    for start, end in _garbled_parts(content):
        if mended > _MOST:
            break
        out += (content[done:start], _mended(content[start:end]))
        done, mended = end, mended + end - start + _A_PART
    return "".join((*out, content[done:]))


def _garbled_parts(content: str) -> Iterator[tuple[int, int]]:
    """Yield where the parts begin and end that have something garbled in them."""
    end = 0
    for match in _GARBLED.finditer(content):
        at = match.start()
        if at >= end:
            start = max(end, *(content.rfind(border, end, at) + 1 for border in _BORDERS))
            border = _BORDER.search(content, at)
            end = border.start() if border else len(content)
            yield start, end


def mend_line(line: str) -> str:
    """Mend a line of an article: what only showed when the markup was parsed, and entities escaped twice."""
    for _ in range(_DEPTH):
        if "&" not in line or not _ENTITY.search(line) or _MARKUP.search(line):
            break
        line = _ENTITY.sub(lambda entity: unescape(entity[0]).replace("\xa0", " "), line)
    return _mended(line) if not line.isascii() and _GARBLED.search(line) else line


def _is_garbled(content: str, data: bytes) -> bool:
    """Tell whether one of the telltales has a later byte behind it, or a mark that needs none is there."""
    octets = np.frombuffer(data, np.uint8)
    at = np.flatnonzero(octets[:-2] == _TELLTALE_LEAD)
    pairs = _TELLTALE[octets[at + 1]] & _LATER_LEAD[octets[at + 2]]
    return bool(pairs.any()) or any(mark in content for mark in _ALONE)


def _mended(part: str) -> str:
    if len(part) > _LONGEST:
        return part
    if _ENGLISH.fullmatch(part):
        return _MARK.sub(lambda mark: _MARKS[mark[1]], part)
    from ftfy import fix_encoding  # noqa: PLC0415  # a seventh of a second, and few pages are garbled

    mended: str = fix_encoding(part)
    return mended
