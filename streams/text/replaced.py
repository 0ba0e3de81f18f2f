"""Other characters in the place of some, in linear time however many are distinct."""

from collections.abc import Mapping

__all__ = ["beyond_ascii", "replaced"]

_ASCII = bytes(range(128))
#: A text has some five such characters, and a search for each takes a tenth of the time that one pass over
#: the text does. A page made for it has thousands: 500,000 letters of them took minutes.
_FEW = 64


def replaced(text: str, others: Mapping[str, str]) -> str:
    """Return the text with what stands for each character of `others` in its place.

    None of those that are put in may be one of those that are replaced.
    """
    if len(others) > _FEW:
        return "".join(map(others.get, text, text))
    for char, other in others.items():
        text = text.replace(char, other)
    return text


def beyond_ascii(text: str) -> set[str]:
    """Return the distinct characters of a text that are not of ASCII: by bytes, in a tenth of the time."""
    data = text.encode("utf-8", "surrogatepass")
    return set(data.translate(None, _ASCII).decode("utf-8", "surrogatepass"))
