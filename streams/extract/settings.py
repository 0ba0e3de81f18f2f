"""The limits of the extract stage."""

from dataclasses import dataclass

from streams.settings import MAX_PAGE

__all__ = ["ExtractSettings"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtractSettings:
    """What a page may cost, and how little text still makes an article."""

    max_size: int = MAX_PAGE  #: characters of html or text; bytes of a body, unpacked
    #: Characters of a page without markup. The texts of 407 pages have 158,000 at most, with all their menus,
    #: and an article may have 500,000; what costs most is read at half a second for each 100,000.
    max_text: int = 2_000_000
    max_depth: int = 2_000  #: elements open at a time; the deepest of 407 pages has 45, browsers stop at 512
    max_elements: int = 20_000  #: start tags; the largest of 407 pages has 3,991
    min_words: int = 25  #: a news flash has thirty; below it stand captions and labels
