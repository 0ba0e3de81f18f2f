"""Broken JSON made whole, as far as its tokens show what was meant.

Commas too many or missing, raw quotes and line breaks in strings, words without quotes, comments, brackets
that are never closed. One pass over the tokens, linear in the text.
"""

import json
import re

__all__ = ["repaired"]

#: What may follow the quote that ends a string; any other quote belongs to the text.
_AFTER = (
    r"\s*+(?:$|[:}\]]|,\s*+(?:$|[\"{\[}\]/,]|-?\d|true\b|false\b|null\b)|//|/\*)"
    r'|[ \t\r]*+\n\s*+["}\]]|[ \t]*+"[^"\n:]{1,60}"[ \t]*+:'
)
_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?|<!--|-->)"
    rf'|"(?P<string>(?:[^"\\]|\\.|\\$|"(?!{_AFTER}))*+)(?:"|$)'
    r"|(?P<mark>[{}\[\]:,])"
    r"|(?P<word>[^\s,:{}\[\]\"]{1,200})",
    re.DOTALL,
)
#: A backslash that escapes nothing; with a letter that JSON escapes; and a raw quote.
_ESCAPE = re.compile(r'(?P<known>\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))|\\|"')
_LITERAL = re.compile(r"true|false|null|-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?")
_CLOSING = {"{": "}", "[": "]"}


def repaired(text: str) -> str:
    """Return JSON that says what the text seems to say; text without any bracket gives nothing to read."""
    rebuilt = _Rebuilt()
    for token in _TOKEN.finditer(text):
        if token["string"] is not None:
            rebuilt.value(_quoted(token["string"]))
        elif token["word"]:
            rebuilt.value(_word(token["word"]))
        elif token["mark"]:
            rebuilt.mark(token["mark"])
    return rebuilt.closed()


class _Rebuilt:
    """The tokens taken so far, each fitting the one before it."""

    def __init__(self) -> None:
        self.tokens: list[str] = []
        self.open: list[str] = []
        self.unclosed = dict.fromkeys(_CLOSING.values(), 0)  # how many there are in `open`

    def value(self, token: str) -> None:
        """Take a string or a word, with the comma that is missing before it."""
        if self._last() not in "{[:,":
            self.tokens.append(",")
        self.tokens.append(token)

    def mark(self, mark: str) -> None:
        """Take a bracket, a colon or a comma where it makes sense, else drop it."""
        if mark in _CLOSING:
            self.value(mark)
            self.open.append(mark)
            self.unclosed[_CLOSING[mark]] += 1
        elif mark in "}]":
            self._close(mark)
        elif self._last() not in "{[:,":  # something stands before it that it can part or name
            self.tokens.append(mark)
        elif self._last() == ":" and mark == ",":
            self.tokens += ("null", mark)

    def closed(self) -> str:
        """Return the text with all brackets closed."""
        while self.open:
            self._close(_CLOSING[self.open[-1]])
        return "".join(self.tokens)

    def _close(self, mark: str) -> None:
        """Close the bracket that the mark closes, and those left open within it."""
        closing = "" if self.unclosed[mark] else mark
        while closing != mark:
            closing = _CLOSING[self.open.pop()]
            self.unclosed[closing] -= 1
            if self._last() == ",":
                self.tokens.pop()
            self.tokens.append("null" + closing if self._last() == ":" else closing)

    def _last(self) -> str:
        """Return the last token's first letter; a comma at the beginning, where no comma is missing."""
        return self.tokens[-1][0] if self.tokens else ","


def _quoted(text: str) -> str:
    return '"' + _ESCAPE.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    """Keep what JSON escapes, escape a raw quote, drop a backslash that escapes nothing."""
    return match["known"] or ('\\"' if match.group() == '"' else "")


def _word(word: str) -> str:
    if _LITERAL.fullmatch(word):
        return word
    return "null" if word in {"NaN", "undefined", "Infinity", "-Infinity"} else json.dumps(word)
