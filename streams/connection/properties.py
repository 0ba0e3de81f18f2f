"""A client.properties file, as Kafka's own tools read it with --command-config."""

import re
from collections.abc import Iterator
from pathlib import Path

from streams.errors import UsageError

__all__ = ["read_properties"]

_COMMENTS = ("#", "!")
_BLANKS = " \t\f"
#: A backslash makes the character behind it part of the key, so that blanks, `=` and `:` can be in one.
_PAIR = re.compile(r"((?:\\.|[^\\=: \t\f])*)[ \t\f]*[=:]?[ \t\f]*(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_NAMED = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}


def read_properties(path: Path) -> dict[str, str]:
    """Return keys and values of a file of Java properties. Raises `UsageError` where it cannot be read."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise UsageError(f"--kafka-config {path} cannot be read: {why}; name another") from error
    pairs = (_PAIR.fullmatch(line) for line in _logical_lines(text))
    return {_plain(pair[1]): _plain(pair[2]) for pair in pairs if pair}


def _logical_lines(text: str) -> Iterator[str]:
    """Yield lines without comments, joined where a line ends in a backslash that no other takes back."""
    begun = ""
    for line in re.split(r"\r\n|[\r\n]", text):
        rest = line.lstrip(_BLANKS)
        if not begun and (not rest or rest.startswith(_COMMENTS)):
            continue
        backslashes = len(rest) - len(rest.rstrip("\\"))
        if backslashes % 2:
            begun += rest[:-1]
        else:
            yield begun + rest
            begun = ""
    if begun:
        yield begun


def _plain(escaped: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else _NAMED.get(m[2], m[2]), escaped)
