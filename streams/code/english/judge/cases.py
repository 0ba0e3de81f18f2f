"""The drafts of an article as the judge gets them: each with the gate's word, and what is around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streams.code.english.gate import Verdict, verdict_of
from streams.code.english.gate.tone import in_tone, tone_of, wants_tone
from streams.code.languages import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streams.code.english.gate import Topic
    from streams.code.english.record.drafts import Draft
    from streams.code.texts import NewsText

__all__ = ["Case", "DraftedSentence", "Surroundings", "cases_of"]


@dataclass(frozen=True, slots=True)
class DraftedSentence:
    """The drafts of a sentence; `number` is 0 in the title, then 1, 2, … through the text."""

    number: int
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the article is around one of its drafts."""

    topic: Topic
    known: bool  #: whether it is of the kind that the labels are of: an article in English
    sentences: int  #: that are read, the title among them
    drafts: int  #: of the article, those left out that only point back
    passed: int  #: of these, how many the gate lets pass
    in_title: frozenset[str]  #: roots of the title's drafts that the gate lets pass


@dataclass(frozen=True, slots=True)
class Case:
    """A draft to be judged."""

    draft: Draft
    sentence: int  #: see `DraftedSentence`
    beside: int  #: other drafts of its sentence
    verdict: Verdict  #: of the gate
    around: Surroundings

    @property
    def passes(self) -> bool:
        """Whether the gate lets it pass."""
        return self.verdict is Verdict.PASSES


def cases_of(text: NewsText, topic: Topic, sentences: Sequence[DraftedSentence]) -> list[list[Case]]:
    """Return the cases of each sentence. Harm that nobody is said to have done is of the article's mishap."""
    every = [draft for sentence in sentences for draft in sentence.drafts]
    tone = tone_of(text.title, text.text) if wants_tone(every) else None
    read = [
        (one.number, [(toned := in_tone(draft, tone), verdict_of(toned, topic)) for draft in one.drafts])
        for one in sentences
    ]
    around = _around(topic, text.language == ENGLISH and not topic.excerpt, read)
    return [
        [Case(draft, number, len(drafts) - 1, verdict, around) for draft, verdict in drafts]
        for number, drafts in read
    ]


def _around(
    topic: Topic, known: bool, read: Sequence[tuple[int, list[tuple[Draft, Verdict]]]]
) -> Surroundings:
    whole = [(number, *one) for number, drafts in read for one in drafts if not one[0].bare]
    passed = [(number, draft) for number, draft, verdict in whole if verdict is Verdict.PASSES]
    in_title = frozenset(draft.kind.root for number, draft in passed if not number)
    return Surroundings(topic, known, len(read), len(whole), len(passed), in_title)
