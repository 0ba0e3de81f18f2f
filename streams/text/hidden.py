"""Characters that are obeyed, or seen as nothing: written out, what a page calls itself is only text."""

import re

__all__ = ["harmless", "visible"]

#: What a terminal obeys, or shows as nothing: controls but for tab and newline, marks that turn the direction
#: of writing, half characters.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
#: The same in UTF-8, without what JSON itself never leaves as it is.
_HIDDEN_IN_JSON = re.compile(
    rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf"
)


def visible(text: str) -> str:
    r"""Return a text with its hidden characters written out, as `\x1b`."""
    return _HIDDEN.sub(lambda hidden: hidden[0].encode("unicode_escape").decode("ascii"), text)


def harmless(line: bytes) -> bytes:
    r"""Return JSON with hidden characters as `\u009b`, which every reader of JSON takes for the same."""
    return _HIDDEN_IN_JSON.sub(lambda hidden: b"\\u%04x" % ord(hidden[0].decode()), line)
