"""Where text leaves for a terminal: what was not written by us is made visible there.

A page may name itself so that a terminal obeys: fills its clipboard, hides a line. What a verb writes as text
is guarded, into a file or a pipe too, since both end on terminals. Bytes are not: they are JSON, of which
`harmless` takes care, or what was asked for byte by byte.
"""

import re
import sys
from collections.abc import Iterable
from typing import Any

__all__ = ["Guarded", "guard", "harmless", "unguarded", "visible"]

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
    """Return a text with its hidden characters written out, as `\\x1b`: pages must not drive a terminal."""
    return _HIDDEN.sub(lambda hidden: hidden[0].encode("unicode_escape").decode("ascii"), text)


def harmless(line: bytes) -> bytes:
    """Return JSON with hidden characters as `\\u009b`, which every reader of JSON takes for the same."""
    return _HIDDEN_IN_JSON.sub(lambda hidden: b"\\u%04x" % ord(hidden[0].decode()), line)


def guard() -> None:
    """Guard standard output and standard error in this process; one that was closed is null, and stays so."""
    sys.stdout, sys.stderr = (stream and Guarded(stream) for stream in (sys.stdout, sys.stderr))


def unguarded(stream: Any) -> Any:
    """Return the stream that obeys: for those alone who make everything else visible themselves."""
    while (below := getattr(stream, "rich_proxied_file", stream)) is not stream:
        stream = below
    return stream


class Guarded:
    """A stream of text on which nothing hidden is written."""

    def __init__(self, stream: Any) -> None:
        #: A console of rich writes here; ours lets nothing hidden through but what it made of our markup.
        self.rich_proxied_file = stream

    def write(self, text: str) -> int:
        """Write a text, made visible. Raises `TypeError` for bytes, as any stream of text."""
        written: int = self.rich_proxied_file.write(visible(text))
        return written

    def writelines(self, lines: Iterable[str]) -> None:
        """Write lines, each when it is there."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.rich_proxied_file, name)
