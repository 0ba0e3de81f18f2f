"""The words of a page's address, which were made from its title."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from streams.extract.lines import words
from streams.extract.meta.suffix import transliterated

__all__ = ["Slug", "slug_of"]

_YEAR = 4  # digits: a longer number is the article's
_MIN_WORDS = 3  # fewer in an address name a section or a number
_ENDINGS = frozenset({"html", "htm", "php", "aspx", "shtml"})


@dataclass(frozen=True, slots=True)
class Slug:
    """The words of the longest part of an address's path."""

    words: frozenset[str]  #: none where there are too few to tell

    def share_in(self, title: str) -> float:
        """Return the share of the address's words that the title has, 0 to 1."""
        spelt = {*words(title), *words(transliterated(title))}
        return len(self.words & spelt) / len(self.words) if self.words else 0.0


def slug_of(url: str) -> Slug:
    """Read the words of a URL: `/2025/10/harbour-bridge-closed.html`."""
    part = max(unquote(urlsplit(url).path).split("/"), key=len)
    tokens = set(words(part.replace("_", " "))) - _ENDINGS
    spoken = {word for word in tokens if not word.isdigit()}
    years = {word for word in tokens - spoken if len(word) <= _YEAR}
    return Slug(frozenset(spoken | years if len(spoken) >= _MIN_WORDS else ()))
