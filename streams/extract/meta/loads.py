"""JSON as sites write it: several values in one script, wrapped in comments, or broken.

A script that is JSON is read as JSON. Only one that is not is repaired, and only up to a size, because the
repair looks at each token in Python.
"""

import json
import re
from html import unescape

import orjson

from streams.extract.meta.repair import repaired

__all__ = ["load_all"]

_MAX_SIZE = 2_000_000  # characters: the largest of 347 scripts on 407 pages has 30,000
_MAX_BROKEN = 50_000  # characters that are repaired: some 20 ms
_MAX_VALUES = 50  # in one script, one after another
#: What browsers of the last century wanted around a script; and a byte order mark.
_BEFORE = re.compile(r"[\s\ufeff]{0,1000}(?:(?://|/\*)?\s{0,100}(?:<!\[CDATA\[|<!--)\s{0,100}(?:\*/)?)?")
_AFTER = re.compile(r"(?:(?://|/\*)?\s{0,9}(?:\]\]>|-->)\s{0,9}(?:\*/)?)?[\s;]{0,99}$")
_TAIL = 140  # characters that `_AFTER` matches at most
_ESCAPED = re.compile(r"[\s{\[]{1,50}&quot;")
_FORGIVING = json.JSONDecoder(strict=False)  # publishers put raw line breaks into strings


def load_all(script: str) -> list[object]:
    """Return the values that a script holds, in order; what cannot be read is left out. Never raises."""
    if len(script) > _MAX_SIZE:
        return []
    try:
        return [orjson.loads(script)]
    except ValueError:  # nested too deeply, too
        pass
    values, rest = _decode(_bare(script))
    return values + _decode(repaired(rest))[0] if len(rest) <= _MAX_BROKEN else values


def _bare(script: str) -> str:
    opening = _BEFORE.match(script)
    text = script[opening.end() if opening else 0 :]
    closing = _AFTER.search(text, max(0, len(text) - _TAIL))
    text = text[: closing.start()] if closing else text
    return unescape(text) if _ESCAPED.match(text) else text


def _decode(text: str) -> tuple[list[object], str]:
    """Return the values that stand one after another at the beginning, and what is left of the text."""
    values: list[object] = []
    text = text.strip()
    while text and len(values) < _MAX_VALUES:
        try:
            value, end = _FORGIVING.raw_decode(text)
        except (ValueError, RecursionError):
            break
        values.append(value)
        text = text[end:].lstrip(" \t\r\n,;")
    return values, text
