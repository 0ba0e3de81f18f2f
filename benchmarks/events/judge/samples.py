"""What the judge learns from: the drafts of the corpus, each with whether a reader keeps it."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.events.backoff.samples import SENTENCES
from benchmarks.events.corpus.records import Label, LabelledText, read_corpus, texts_of
from benchmarks.events.corpus.sheets import LEAD
from streams.code import NewsText
from streams.code.english.engine import cases
from streams.code.english.gate import Verdict, topic_of
from streams.code.english.judge.cases import Case
from streams.code.english.judge.features import features
from streams.code.english.parser.model import model
from streams.code.english.passages import Passage, passages
from streams.evaluation import NONE
from streams.wire import decode

__all__ = ["FOLDS", "Sample", "own_sentences", "samples"]

FOLDS = 5
_OWN = 0.2  #: weight of a draft of our own sentences: they were written for what they tell


@dataclass(frozen=True, slots=True)
class Sample:
    """A draft as the judge sees it, the roots as which a reader keeps it, and its text's group."""

    case: Case
    roots: frozenset[str]  #: none where he would strike it out
    names: tuple[str, ...]
    fold: int
    held_out: bool = False
    weight: float = 1.0

    @property
    def is_event(self) -> bool:
        """Whether a reader keeps it."""
        return bool(self.roots)

    @property
    def root_right(self) -> bool:
        """Whether he keeps it as what the rules take it for."""
        return self.case.draft.kind.root in self.roots


def samples(paths: tuple[Path, ...]) -> list[Sample]:
    """Return the drafts of those texts of the corpus that stand in the paths, or in the corpus itself.

    Drafts that only point back at an event, and those that their words refuse, are left out.
    """
    pairs = list(texts_of(paths, {text.url: text for text in read_corpus()}))
    parsed = passages(model(), [article for _, article in pairs], LEAD)
    return [
        _sample(labelled, label, case)
        for (labelled, article), read in zip(pairs, parsed, strict=True)
        for label, case in _labelled_cases(labelled, article, read)
    ]


def _labelled_cases(
    labelled: LabelledText, article: NewsText, read: list[Passage]
) -> Iterator[tuple[Label, Case]]:
    labels = {(label.field, label.start): label for label in labelled.labels}
    for passage, sentences in cases(article, topic_of(article.title, article.text), read):
        for case in (case for sentence in sentences for case in sentence):
            span = passage.span(case.draft.trigger.i, case.draft.trigger.i + 1)
            label = labels.get((span.field, span.start))
            if label is not None and _is_judged(case):
                yield label, case


def _is_judged(case: Case) -> bool:
    """Whether it does not only point back, and its words do not refuse it."""
    return not case.draft.bare and case.verdict is not Verdict.REFUSED


def _sample(labelled: LabelledText, label: Label, case: Case) -> Sample:
    fold = zlib.crc32(labelled.group.encode()) % FOLDS
    return Sample(case, label.roots, features(case), fold, labelled.held_out)


def own_sentences() -> list[Sample]:
    """Return drafts of the project's own sentences, without an article's features.

    Those count that have their sentence's root, and all of sentences that tell of nothing.
    """
    lines = [line for path in sorted(SENTENCES.glob("*.jsonl")) for line in path.read_bytes().splitlines()]
    sentences = [decode(line, _Sentence) for line in lines]
    texts = [
        NewsText(title="", text=one.text, published_at=None, dateline=None, language="en")
        for one in sentences
    ]
    parsed = passages(model(), texts, LEAD)
    return [
        _own_sample(case, one)
        for article, one, read in zip(texts, sentences, parsed, strict=True)
        for _, drafted in cases(article, topic_of("", article.text), read)
        for case in (case for sentence in drafted for case in sentence)
        if _is_judged(case) and (not one.roots or case.draft.kind.root in one.roots)
    ]


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    label: str

    @property
    def roots(self) -> frozenset[str]:
        return frozenset(self.label.split("|")) - {NONE}


def _own_sample(case: Case, sentence: _Sentence) -> Sample:
    fold = zlib.crc32(sentence.text.encode()) % FOLDS
    return Sample(case, sentence.roots, features(case, alone=True), fold, weight=_OWN)
