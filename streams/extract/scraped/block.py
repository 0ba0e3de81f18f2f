"""A line, and a paragraph, a heading or a label of scraped text, with what its notation says of it."""

from typing import NamedTuple

__all__ = ["Block", "Line"]


class Line(NamedTuple):
    """A line as it stands in the text, its marks taken off."""

    text: str  #: single spaces; empty for an empty line
    length: int  #: characters that the line reaches to, indent included
    wide: int = 0  #: how many more columns of a screen than characters; ideographs take two
    mark: str = ""  #: `item`, `link` (it begins as one), or nothing


class Block(NamedTuple):
    """Lines that belong together, joined; or a piece of a line that was strung together."""

    text: str
    #: `heading`, `item`, `link` (all of it leads elsewhere), `menu` (many labels in a row), `run` (of
    #: sentences without a break), or nothing
    mark: str = ""
