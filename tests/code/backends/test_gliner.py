"""The GLiNER coder with a stand-in for the model: spans in, events out."""

from typing import Any

from streams.code import NewsText
from streams.code.backends.gliner import GlinerCoder
from tests.code.articles import FRIDAY

STATE, PLACE = "government, army or state", "city, region or country where it happened"
LABELLED = {
    "Pakistan": STATE, "Afghanistan": STATE, "Kabul": PLACE, "Doha": PLACE,
    "struck": "air strike or shelling", "talks": "talks, meeting or visit of officials",
}  # fmt: skip


class Words:
    """Finds the words it is told, as a model would, with the labels that it was asked for."""

    def predict_entities(self, text: str, labels: list[str], *, threshold: float) -> list[dict[str, Any]]:
        matches = [(text.find(word), word, label) for word, label in LABELLED.items() if label in labels]
        return [
            {"start": at, "end": at + len(word), "text": word, "label": label, "score": threshold + 0.25}
            for at, word, label in matches
            if at >= 0
        ]


def events(body: str, title: str = "") -> list[Any]:
    article = NewsText(title=title, text=body, published_at=FRIDAY, dateline=None, language="en")
    return list(GlinerCoder(Words(), "small", lead=5).code_all([article])[0].events)


def test_parties_before_the_trigger_act_and_those_behind_are_acted_upon() -> None:
    (event,) = events("On Friday Pakistan struck Afghanistan near Kabul.")
    assert (event.event, event.mode, event.confidence) == ("ASSAULT", "heavy-weapons", 0.75)
    assert [actor.country for actor in event.actor + event.recipient] == ["PAK", "AFG"]
    assert (event.event_loc.name, event.geo_precision) == ("Kabul", "city")


def test_spans_are_of_the_whole_text() -> None:
    body = "It rained.\nPakistan struck Afghanistan. Later talks began in Doha."
    for event in events(body):
        spans = [event.trigger, *(actor.span for actor in event.actor)]
        assert all(body[span.start : span.end] == span.text for span in spans)
    assert [event.event for event in events(body)] == ["ASSAULT", "CONSULT"]


def test_the_leads_event_comes_first() -> None:
    coded = events("Pakistan struck Afghanistan.", title="After the talks in Doha")
    assert [(event.event, event.is_lead) for event in coded] == [("ASSAULT", True), ("CONSULT", False)]
