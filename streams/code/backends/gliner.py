"""A GLiNER model, the user's own, as a coder: it finds words of events and of parties, sentence by sentence.

Zaratiana et al., "GLiNER: Generalist model for named entity recognition using bidirectional transformer"
(2023). It finds spans and no relations: in a sentence the parties before the event's words act, those behind
are acted upon, and the place is the nearest one. Mood and toll it does not see.
"""

import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from streams.code.backends.quotations import Quotation, event_of
from streams.code.backends.shown import is_lead, sentences
from streams.code.texts import Coding, NewsText
from streams.records import CodedEvent, Extractor, Span

__all__ = ["GlinerCoder", "Model"]

_LABELS = Path(__file__).with_name("gliner.toml")
_THRESHOLD = 0.5  # of the score: the model's own default


class Model(Protocol):
    """What of a `gliner.GLiNER` is used."""

    def predict_entities(self, text: str, labels: list[str], *, threshold: float) -> list[dict[str, Any]]:
        """Return `{start, end, text, label, score}` of each span found."""
        ...


class GlinerCoder:
    """Codes with a model; `version` names it in the records."""

    name = "gliner"

    def __init__(self, model: Model, version: str, lead: int) -> None:
        self._model, self._lead = model, lead
        self._extractor = Extractor(name="newsfold-gliner", version=version)

    @classmethod
    def load(cls, path: str, lead: int) -> "GlinerCoder":
        """Load the weights in a folder. Nothing is downloaded. Raises what the library raises."""
        from gliner import GLiNER  # noqa: PLC0415 - an extra, which imports torch

        return cls(GLiNER.from_pretrained(path, local_files_only=True), Path(path).name, lead)

    def code_all(self, texts: Sequence[NewsText]) -> list[Coding]:
        """Return the events of each text."""
        return [Coding(events=self._events(text), coder=self.name) for text in texts]

    def _events(self, text: NewsText) -> tuple[CodedEvent, ...]:
        events: dict[str, CodedEvent] = {}
        for quotation in self._quotations(text):
            lead = is_lead(text, quotation.trigger) and not any(event.is_lead for event in events.values())
            event = event_of(quotation, text, self._extractor, is_lead=lead)
            events.setdefault(event.event_id, event)
        return tuple(sorted(events.values(), key=lambda event: not event.is_lead))

    def _quotations(self, text: NewsText) -> Iterator[Quotation]:
        if text.title:
            yield from _together(self._spans("title", 0, text.title))
        for start, sentence in sentences(text.text, self._lead):
            yield from _together(self._spans("text", start, sentence))

    def _spans(self, name: str, offset: int, sentence: str) -> list[tuple[str, float, Span]]:
        given = self._model.predict_entities(sentence, _asked(), threshold=_THRESHOLD)
        return [(one["label"], one["score"], _span(name, offset, sentence, one)) for one in given]


def _span(name: str, offset: int, sentence: str, one: dict[str, Any]) -> Span:
    start, end = one["start"], one["end"]
    at = {"field": name, "text": sentence[start:end], "start": offset + start, "end": offset + end}
    return Span(**at)


def _together(spans: list[tuple[str, float, Span]]) -> Iterator[Quotation]:
    """Yield the events of a sentence, each with the parties and the place around it."""
    roots, kinds = _labels()
    parties = [span for label, _, span in spans if kinds.get(label) == "party"]
    places = [span for label, _, span in spans if kinds.get(label) == "place"]
    for label, score, trigger in sorted(spans, key=lambda one: one[2].start):
        if label in roots:
            root, _, mode = roots[label].partition("/")
            yield Quotation(
                root=root, mode=mode or None, trigger=trigger,
                actors=tuple(one for one in parties if one.end <= trigger.start),
                recipients=tuple(one for one in parties if one.start >= trigger.end),
                place=min(places, key=lambda one: abs(one.start - trigger.start), default=None),
                confidence=round(score, 2),
            )  # fmt: skip


def _asked() -> list[str]:
    roots, kinds = _labels()
    return [*roots, *kinds]


@lru_cache(maxsize=1)
def _labels() -> tuple[dict[str, str], dict[str, str]]:
    """Return the labels of events with root and mode, and those of the others with what they are."""
    listed = tomllib.loads(_LABELS.read_text("utf-8"))
    return listed["events"], {label: kind for kind, labels in listed["others"].items() for label in labels}
