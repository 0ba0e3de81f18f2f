"""Other languages: a text's parse is rewritten word by word as an English one, which the rules then read."""

from streams.code.gloss.reading import reader

__all__ = ["reader"]
