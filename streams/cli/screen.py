"""Where text leaves for a terminal: what was not written by us is made visible there.

A page may name itself so that a terminal obeys: fills its clipboard, hides a line. What a verb writes as text
is guarded, into a file or a pipe too, since both end on terminals. Bytes are not: they are JSON, of which
`streams.text.hidden` takes care, or what was asked for byte by byte.
"""

import sys
from collections.abc import Iterable
from typing import Any

from streams.text.hidden import visible

__all__ = ["Guarded", "guard", "unguarded"]


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
