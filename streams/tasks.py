"""What the processes of the pool do: read a page, code stories. They know of no broker and no event loop."""

from collections.abc import Sequence
from functools import cache
from time import perf_counter

from streams.code import Coding, NewsText
from streams.code.backends import coder_of
from streams.emit import Handled, Message
from streams.settings import CoderSettings
from streams.steps import ExtractStep, settle

__all__ = ["code_texts", "read_page"]


def read_page(message: Message) -> tuple[Handled, float]:
    """Extract a page, and say how many seconds it took."""
    began = perf_counter()
    return settle(_step(), message), perf_counter() - began


@cache
def _step() -> ExtractStep:
    return ExtractStep()


def code_texts(coder: CoderSettings, texts: Sequence[NewsText]) -> list[Coding]:
    """Code texts; the model is loaded once in each process."""
    return coder_of(coder).code_all(texts)
