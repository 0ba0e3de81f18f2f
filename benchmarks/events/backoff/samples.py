"""What the backoff learns from: sentences of our own, and the examples of the lexicon's frames."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from streams.code.english.backoff.features import Features, event_verb, features
from streams.code.english.backoff.guess import NOTHING
from streams.code.english.parser.model import model
from streams.code.english.parser.syntax import lemma
from streams.code.lexicon import lexicon
from streams.code.parse import Doc

__all__ = ["SENTENCES", "Sample", "samples"]

SENTENCES = Path(__file__).parents[1] / "sentences"
_UNPOLITICAL = frozenset({"DISASTER", "ACCIDENT", "CRIME"})
_PARSED = 256  # texts at once
_EXAMPLE = 0.5  #: weight of an example: shorter and plainer than news


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence as the backoff sees it; `verb` is the lemma that tells it."""

    text: str
    label: str
    features: Features
    verb: str
    weight: float
    own: bool  #: from the sentences, by which the backoff is measured


def samples() -> list[Sample]:
    """Parse all of them, in a fixed order."""
    examples = list(_examples())
    docs = model().pipe((text for text, _, _ in examples), batch_size=_PARSED)
    return [_sample(doc, label, own) for doc, (_, label, own) in zip(docs, examples, strict=True)]


def _examples() -> Iterator[tuple[str, str, bool]]:
    for path in sorted(SENTENCES.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            read = json.loads(line)
            yield read["text"], read["label"], True
    for frame in lexicon("en").frames:
        yield frame.example, NOTHING if frame.root in _UNPOLITICAL else frame.root, False


def _sample(doc: Doc, label: str, own: bool) -> Sample:
    head = event_verb(max(doc.sents, key=len))
    return Sample(doc.text, label, features(head), lemma(head), 1.0 if own else _EXAMPLE, own)
