"""Parses of single texts."""

from streams.code.english.parser.model import model
from streams.code.parse import Doc


def parse(text: str) -> Doc:
    return next(model().pipe([text], batch_size=1))
