"""Articles a CPU-second of the coder, beside plain passes of spaCy over the same sentences."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import process_time

import spacy

from streams.code import NewsText, RulesCoder
from streams.code.english.parser.model import MODEL
from streams.code.english.passages import lines_of

__all__ = ["ROWS", "Measured", "measure"]

_BATCH = 16  #: texts at once, as the worker takes them
_PIPE = 64  # passages at once for spaCy, as the coder gives them to it


@dataclass(frozen=True, slots=True)
class Measured:
    """CPU seconds of a pass over the articles: the shortest one, which was disturbed least."""

    name: str
    articles: int
    seconds: float

    @property
    def speed(self) -> float:
        """Articles a CPU-second."""
        return self.articles / self.seconds


def _coder(lead: int) -> Callable[[Sequence[NewsText]], object]:
    coder = RulesCoder(lead)
    return lambda texts: [coder.code_all(some) for some in _batches(texts)]


def _coder_alone(lead: int) -> Callable[[Sequence[NewsText]], object]:
    coder = RulesCoder(lead)
    return lambda texts: [coder.code_all([text]) for text in texts]


def _spacy(lead: int, exclude: Sequence[str], batch: int) -> Callable[[Sequence[NewsText]], object]:
    nlp = spacy.load(MODEL, exclude=exclude)
    return lambda texts: list(
        nlp.pipe((line for text in texts for line in lines_of(text, lead)), batch_size=batch)
    )


#: What is run: the name, and how its pass is made for a number of sentences.
ROWS: dict[str, Callable[[int], Callable[[Sequence[NewsText]], object]]] = {
    "newsfold": _coder,
    "newsfold, one at a time": _coder_alone,
    "spaCy": lambda lead: _spacy(lead, (), _PIPE),
    "spaCy, without its entities": lambda lead: _spacy(lead, ("ner",), _PIPE),
    "spaCy, one at a time": lambda lead: _spacy(lead, (), 1),
}


def measure(texts: Sequence[NewsText], lead: int, repeat: int) -> Iterator[Measured]:
    """Yield each row's time. All are loaded and warm before the first is timed, and they take turns."""
    passes = {name: make(lead) for name, make in ROWS.items()}
    for run in passes.values():
        run(texts[:_BATCH])
    times = [{name: _timed(run, texts) for name, run in passes.items()} for _ in range(repeat)]
    for name in passes:
        yield Measured(name, len(texts), min(one[name] for one in times))


def _timed(run: Callable[[Sequence[NewsText]], object], texts: Sequence[NewsText]) -> float:
    began = process_time()
    run(texts)
    return process_time() - began


def _batches(texts: Sequence[NewsText]) -> Iterator[Sequence[NewsText]]:
    for start in range(0, len(texts), _BATCH):
        yield texts[start : start + _BATCH]
