"""Taking an outlet's boilerplate off an article."""

from typing import NamedTuple

from streams.records import Removed
from streams.tidy.candidates import key, key_of_suffix
from streams.tidy.suffix import one_line, suffixes

__all__ = ["Stripped", "strip"]

_SHOWN = 500  #: characters of a removed paragraph that the record keeps


class Stripped(NamedTuple):
    """A title and a text without boilerplate, and what went, in text order, the title's end last."""

    title: str
    text: str
    removed: tuple[Removed, ...]


def strip(title: str, text: str, boilerplate: dict[int, int]) -> Stripped:
    """Return title and text without what is boilerplate: fingerprint -> the count to give as evidence.

    A text that is nothing else stays whole.
    """
    if not boilerplate:
        return Stripped(title, text, ())
    lines = [(line, boilerplate.get(key(line))) for line in text.split("\n")]
    kept = [line for line, count in lines if count is None]
    gone = [Removed(text=line[:_SHOWN], reason="boilerplate", count=count) for line, count in lines if count]
    if not kept:
        kept, gone = [text], []
    title, end = _without_suffix(title, boilerplate)
    return Stripped(title, "\n".join(kept), (*gone, *end))


def _without_suffix(title: str, boilerplate: dict[int, int]) -> tuple[str, tuple[Removed, ...]]:
    """Return the title without the longest end that is known, and that end."""
    for suffix in reversed(suffixes(title)):
        count = boilerplate.get(key_of_suffix(suffix))
        if count:
            gone = Removed(text=suffix.strip(), reason="title-suffix", count=count)
            return one_line(title).removesuffix(suffix), (gone,)
    return title, ()
