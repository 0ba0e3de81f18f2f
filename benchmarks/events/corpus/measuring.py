"""How right coded events are by the labels of their texts, and what is missed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.events.corpus.records import Label, LabelledText, PartyLabel, Quote
from streams.code import NewsText
from streams.records import Actor, CodedEvent, Span

__all__ = ["FIELDS", "Measured", "measure"]

FIELDS = ("actor", "target", "day", "country of the place", "mood")


@dataclass(slots=True)
class Measured:
    """Counts over texts. Fields are those of events whose type is right and which are told once."""

    texts: int = 0
    events: int = 0  #: that are coded, and whose trigger is a candidate
    kept: int = 0  #: of these, which a reader keeps
    right: int = 0  #: of these, which have the right type
    doubles: int = 0  #: of `kept`, which tell an event that is coded already
    unlabelled: int = 0  #: coded, of a word that is no candidate
    labelled: int = 0  #: events of the texts
    recalled: int = 0  #: of these, which are coded with the right type
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)  #: right, and judged

    def add_field(self, name: str, right: bool) -> None:
        """Count a judged field."""
        before, judged = self.fields.get(name, (0, 0))
        self.fields[name] = before + right, judged + 1


def measure(coded: Iterable[tuple[LabelledText, NewsText, Sequence[CodedEvent]]]) -> Measured:
    """Hold the events of each text against its labels."""
    sums = Measured()
    for labelled, text, events in coded:
        _add(sums, labelled, text, events)
    return sums


def _add(sums: Measured, labelled: LabelledText, text: NewsText, events: Sequence[CodedEvent]) -> None:
    places = {(label.field, label.start): number for number, label in enumerate(labelled.labels)}
    whole = {_first(labelled, number) for number, label in enumerate(labelled.labels) if label.roots}
    coded: set[int] = set()
    right: set[int] = set()
    for event in events:
        number = places.get((event.trigger.field, event.trigger.start))
        if number is None:
            sums.unlabelled += 1
            continue
        label = labelled.labels[number]
        sums.events += 1
        if not label.roots:
            continue
        first = _first(labelled, number)
        sums.kept += 1
        sums.doubles += first in coded
        if event.event in label.roots:
            sums.right += 1
            if first not in right:
                _judge(sums, labelled.labels[first], text, event)
            right.add(first)
        coded.add(first)
    sums.texts += 1
    sums.labelled += len(whole)
    sums.recalled += len(right)


def _first(labelled: LabelledText, number: int) -> int:
    """Return the candidate by which the event of this one is labelled."""
    same = labelled.labels[number].same
    return number if same is None else same


def _judge(sums: Measured, label: Label, text: NewsText, event: CodedEvent) -> None:
    sums.add_field("actor", _are(label.actor, event.actor, text))
    sums.add_field("target", _are(label.recipient, event.recipient, text))
    date = event.date if event.date_precision not in {None, "assumed"} else None
    day = str(date) if date else ""
    # A text that says nothing of the day leaves the coder that of publication, marked as assumed.
    sums.add_field("day", day.startswith(label.day) if label.day else not day)
    here = event.event_loc if event.geo_precision != "dateline" else None
    country = label.place.country if label.place else None
    sums.add_field("country of the place", (here.country if here else None) == country)
    sums.add_field("mood", bool(getattr(event.modality, label.mood)))


def _are(labels: Sequence[PartyLabel], actors: Sequence[Actor], text: NewsText) -> bool:
    """Whether a party is one that the reader names, by words or by country and sector; or there is none."""
    if not labels or not actors:
        return not labels and not actors
    return any(
        (actor.span is not None and _meet(label.quote, actor.span))
        or (label.country is not None and (label.country, label.sector) == (actor.country, actor.sector))
        or _namesakes(_words(label.quote, text), actor.name)
        or _namesakes(_words(label.quote, text), actor.text)
        for label in labels
        for actor in actors
    )


def _meet(quote: Quote, span: Span) -> bool:
    return quote.field == span.field and quote.start < span.end and span.start < quote.end


def _words(quote: Quote, text: NewsText) -> str:
    field: str = getattr(text, quote.field)
    return field[quote.start : quote.end]


def _namesakes(quoted: str, name: str) -> bool:
    """Whether two phrases end in one name, or one holds the other: "Luke Somers" and "Somers"."""
    last = quoted.rsplit(maxsplit=1)[-1]
    return name in quoted or quoted in name or (last[:1].isupper() and last == name.rsplit(maxsplit=1)[-1])
