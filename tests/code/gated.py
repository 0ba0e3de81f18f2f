"""What the gate lets pass of an article."""

from streams.code import NewsText
from streams.code.english.engine import cases
from streams.code.english.gate import topic_of
from streams.code.english.model import model
from streams.code.english.passages import passages

__all__ = ["passing"]


def passing(title: str, text: str) -> list[str]:
    """Return the roots of what the gate lets pass, before the judge has seen it."""
    article = NewsText(title=title, text=text, published_at=None, dateline=None, language="en")
    (read,) = passages(model(), [article], 0)
    return [
        case.draft.kind.root
        for _, sentences in cases(article, topic_of(title, text), read)
        for sentence in sentences
        for case in sentence
        if case.passes and not case.draft.bare
    ]
