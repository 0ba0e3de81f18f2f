"""A language model behind an OpenAI-compatible address, as a coder.

It is asked for quotations, and only what it quotes counts (see `answers`). One request a text, all texts of a
batch at once.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from string import Template
from typing import Any

import httpx
import orjson

from streams.code.backends.answers import OWN, checked
from streams.code.backends.quotations import event_of
from streams.code.backends.shown import is_lead, shown
from streams.code.coder import PartlyCodedError
from streams.code.scale import MODES, ROOTS
from streams.code.texts import Coding, NewsText
from streams.records import CodedEvent, Extractor

__all__ = ["LlmCoder"]

_THREADS = 16  # requests at once: a batch of the worker
_MODE_NAMES = {root: [mode for of, mode in MODES if of == root] for root in ROOTS}
_TYPES = "\n".join(f"{root}: {', '.join(modes) or 'no mode'}" for root, modes in _MODE_NAMES.items())
_ASKED = Template(Path(__file__).with_suffix(".txt").read_text("utf-8")).substitute(
    types=_TYPES, own=", ".join(OWN)
)


class LlmCoder:
    """Asks a model at `url` (the base that ends in /v1) for the events of each text.

    `seconds` is the limit of one request. Raises what httpx raises, and `ValueError` for an answer that holds
    no JSON: who calls it has something to stand in.
    """

    name = "llm"

    def __init__(self, url: str, model: str, key: str, lead: int, seconds: float) -> None:
        self._model, self._lead = model, lead
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(base_url=url.rstrip("/") + "/", headers=headers, timeout=seconds)

    def code_all(self, texts: Sequence[NewsText]) -> list[Coding]:
        """Return what the model tells of each text and can show."""
        with ThreadPoolExecutor(_THREADS) as threads:
            answers = list(threads.map(self._attempt, texts))
        unusable = [answer for answer in answers if isinstance(answer, ValueError)]
        if unusable and len(unusable) == len(answers):
            raise unusable[0]
        pairs = zip(texts, answers, strict=True)
        codings = [None if isinstance(a, ValueError) else self._coded(text, a) for text, a in pairs]
        if unusable:
            raise PartlyCodedError(codings, unusable[0])
        return [coding for coding in codings if coding]

    def _attempt(self, text: NewsText) -> list[Any] | ValueError:
        """Return the answer on one text, or why it is none: it must not cost the others theirs."""
        try:
            return self._ask(text)
        except ValueError as error:
            return error

    def _ask(self, text: NewsText) -> list[Any]:
        reply = self._client.post("chat/completions", json=self._request(text))
        reply.raise_for_status()
        return _events(reply.json())

    def _request(self, text: NewsText) -> dict[str, Any]:
        day = text.published_at.strftime("%A %Y-%m-%d") if text.published_at else "unknown"
        prompt = f"Published: {day}\nTitle: {text.title}\n\n{shown(text, self._lead)}"
        messages = [{"role": "system", "content": _ASKED}, {"role": "user", "content": prompt}]
        return {
            "model": self._model, "messages": messages, "temperature": 0, "seed": 0,
            "response_format": {"type": "json_object"},
        }  # fmt: skip

    def _coded(self, text: NewsText, answer: list[Any]) -> Coding:
        quotations, dropped = checked(text, answer)
        extractor = Extractor(name="newsfold-llm", version=self._model)
        events: dict[str, CodedEvent] = {}
        for quotation in quotations:
            lead = not events and is_lead(text, quotation.trigger)
            event = event_of(quotation, text, extractor, is_lead=lead)
            events.setdefault(event.event_id, event)
        return Coding(events=tuple(events.values()), coder=self.name, dropped=dropped)


def _events(reply: Any) -> list[Any]:
    """Return the list in a reply. Raises `ValueError` where there is none."""
    try:
        content = reply["choices"][0]["message"]["content"]
        events = orjson.loads(content)["events"]
    except (KeyError, IndexError, TypeError, orjson.JSONDecodeError) as error:
        raise ValueError(f"the answer holds no events ({error!r})") from error
    if not isinstance(events, list):
        raise ValueError("the answer's events are no list")
    return events
