"""The limits of the extract stage."""

from dataclasses import dataclass

__all__ = ["ExtractSettings"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtractSettings:
    """What a page may cost, and how little text still makes an article."""

    max_size: int = 10_000_000  #: characters of html or text; the largest of 128 news pages has 2.2 million
    max_depth: int = 2_000  #: elements open at a time; browsers stop at 512
    max_elements: int = 20_000  #: the largest of 407 pages has 3,755; so many paragraphs take four seconds
    min_words: int = 25  #: a news flash has thirty; below it stand captions and labels
