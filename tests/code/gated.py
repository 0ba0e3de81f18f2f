"""The drafts of an article as the judge gets them, and what the gate lets pass of them."""

from streams.code import NewsText
from streams.code.english.engine import cases
from streams.code.english.gate import topic_of
from streams.code.english.judge.cases import Case
from streams.code.english.parser.model import model
from streams.code.english.passages import passages

__all__ = ["cases_in", "passing"]


def cases_in(title: str, text: str, language: str = "en") -> list[Case]:
    """Return the cases of all sentences, the title's first."""
    article = NewsText(title=title, text=text, published_at=None, dateline=None, language=language)
    (read,) = passages(model(), [article], 0)
    return [
        case
        for _, sentences in cases(article, topic_of(title, text), read)
        for sentence in sentences
        for case in sentence
    ]


def passing(title: str, text: str) -> list[str]:
    """Return the roots of what the gate lets pass, before the judge has seen it."""
    return [case.draft.kind.root for case in cases_in(title, text) if case.passes and not case.draft.bare]
