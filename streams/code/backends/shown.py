"""What of a text a model is shown: the title, and as many sentences as the rules read."""

import re
from collections.abc import Iterator

from streams.code.texts import NewsText
from streams.records import Span

__all__ = ["is_lead", "sentences", "shown"]

_MOST = 20_000  #: characters of a text: three long articles, and what a model can take
_END = re.compile(r"[.!?。！？][\"”’)]*(?:\s+|$)|\n")  # a sentence or a paragraph ends


def sentences(text: str, lead: int) -> Iterator[tuple[int, str]]:
    """Yield the first `lead` sentences (0: all) with their places, in code points."""
    start = count = 0
    for end in (match.end() for match in _END.finditer(text, 0, _MOST)):
        if text[start:end].strip():
            yield start, text[start:end]
            count += 1
        start = end
        if lead and count >= lead:
            return
    if text[start:_MOST].strip():
        yield start, text[start:_MOST]


def shown(text: NewsText, lead: int) -> str:
    """Return the first `lead` sentences (0: all) as they stand."""
    return "".join(sentence for _, sentence in sentences(text.text, lead))


def is_lead(text: NewsText, trigger: Span) -> bool:
    """Whether a trigger stands in the first sentence."""
    first = next(sentences(text.text, 1), None)
    return trigger.field == "text" and first is not None and trigger.start < first[0] + len(first[1])
