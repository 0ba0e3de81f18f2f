"""Made stories with their members, events, outcomes and articles, as they lie on the topics."""

from bisect import bisect
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from hashlib import md5
from itertools import accumulate
from random import Random
from typing import Any

import orjson

from streams import samples
from streams.pipeline import Pipeline
from streams.serve.lookup import FILLED_FROM, Entry
from streams.topics import CANONICAL, CLEAN, EVENTS, MEMBERS, OUTCOMES

__all__ = ["BEGIN", "COUNTRIES", "LANGUAGES", "TYPES", "Maker"]

BEGIN = datetime(2025, 1, 1, tzinfo=UTC)
LANGUAGES = ("en", "en", "en", "fr", "es", "de", "ar", "pt")
TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "ASSAULT",
    "ACCUSE",
    "PROTEST",
    "REQUEST",
    "AID",
    "SANCTION",
    "COERCE",
)
COUNTRIES = ("USA", "CHN", "RUS", "UKR", "ISR", "FRA", "DEU", "GBR", "IND", "SDN", "CHE", "ARM", "AZE", "KOR")
#: Of 100 stories: how many have 1, 2, 3, 4, 8 and 20 members, and how many have 0, 1 and 3 events.
_SIZES = ((1, 2, 3, 4, 8, 20), tuple(accumulate((70, 15, 7, 4, 3, 1))))
_REPORTED = ((0, 1, 3), tuple(accumulate((55, 35, 10))))
_OUTLETS, _WORDS, _SENTENCES = 2_000, 30_000, 20_000
_WORDS_A_SENTENCE, _SENTENCES_A_TEXT, _WORDS_A_TITLE = 18, 18, 9  # some 330 words, as articles have
_SECONDS_APART = 20  #: between two stories: a million in 230 days


class Maker:
    """Makes the same records for the same seed. What is common is drawn often: words, outlets (Zipf)."""

    def __init__(self, seed: int = 1) -> None:
        self._random = Random(seed)  # noqa: S311 - made data
        self._templates = _templates()
        self._words = _Zipf([_word(n) for n in range(_WORDS)], self._random)
        self._outlets = _Zipf([f"outlet-{n}.example" for n in range(_OUTLETS)], self._random)
        self._sentences = [self._sentence(_WORDS_A_SENTENCE) for _ in range(_SENTENCES)]
        self._next: dict[str, int] = {}

    def entries(self, stories: int, first: int = 0) -> Iterator[Entry]:
        """Yield all records of so many stories, story by story."""
        for number in range(first, first + stories):
            for topic, key, record in self._story(number):
                if topic in _FILLED:
                    offset = self._next.get(topic, 0)
                    self._next[topic] = offset + 1
                    yield Entry(topic, 0, offset, key.encode(), orjson.dumps(record))

    def word(self) -> str:
        """Return a word, common ones more often."""
        return self._words.draw()

    def rare_word(self) -> str:
        """Return a word that few texts have."""
        return self._words.all[self._random.randrange(_WORDS // 2, _WORDS)]

    def outlet(self) -> str:
        """Return an outlet, large ones more often."""
        return self._outlets.draw()

    def pick(self, some: tuple[str, ...]) -> str:
        """Return one of some."""
        return self._random.choice(some)

    def day(self, stories: int) -> datetime:
        """Return a time while so many stories come."""
        return BEGIN + timedelta(seconds=self._random.randrange(max(1, stories * _SECONDS_APART)))

    def _story(self, number: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
        at = (BEGIN + timedelta(seconds=number * _SECONDS_APART)).isoformat().replace("+00:00", "Z")
        story_id, title = _id("story", number), self._sentence(_WORDS_A_TITLE).capitalize()
        text = "\n".join(self._random.choices(self._sentences, k=_SENTENCES_A_TEXT))
        common = {"title": title, "language": self._random.choice(LANGUAGES)}
        outlets = [self._outlets.draw() for _ in range(self._of(_SIZES))]
        refs = []
        for place, outlet in enumerate(outlets):
            article_id = _id("story", number) if not place else _id("article", number * 100 + place)
            own = {"article_id": article_id, "url": f"https://{outlet}/{article_id[:12]}", "outlet": outlet}
            clean = {"first_seen": at, "updated_at": at, "fetched_at": at, "text": text}
            yield CLEAN.name, article_id, {**self._templates[CLEAN.name], **own, **common, **clean}
            refs.append({**self._templates["ref"], **own, "title": title, "published_at": at})
        head = {key: refs[0][key] for key in ("article_id", "url", "outlet")}
        counts = {"member_count": len(refs), "outlet_count": len(set(outlets)), "members": refs[:50]}
        times = {"published_at": at, "fetched_at": at, "first_seen": at, "updated_at": at}
        yield CANONICAL.name, story_id, {
            **self._templates[CANONICAL.name], **head, **common, **counts, **times, "story_id": story_id,
            "text": text,
        }  # fmt: skip
        for place, ref in enumerate(refs):
            own = {key: ref[key] for key in ("article_id", "url", "outlet", "title", "published_at")}
            yield MEMBERS.name, ref["article_id"], {
                **self._templates[MEMBERS.name], **own, "story_id": story_id,
            }  # fmt: skip
            origin = {
                "topic": "raw-articles",
                "partition": 0,
                "offset": number * 100 + place,
                "timestamp": at,
            }
            made = {
                "url": ref["url"],
                "article_id": ref["article_id"],
                "story_id": story_id,
                "origin": origin,
            }
            key = f"raw-articles/0/{origin['offset']}"
            yield OUTCOMES.name, key, {**self._templates[OUTCOMES.name], **made}
        for place in range(self._of(_REPORTED)):
            event_id = _id("event", number * 10 + place)
            yield EVENTS.name, event_id, self._event(event_id, story_id, outlets, at)

    def _event(self, event_id: str, story_id: str, outlets: list[str], at: str) -> dict[str, Any]:
        template, draw = self._templates[EVENTS.name], self._random.choice
        place = {**template["event_loc"], "country": draw(COUNTRIES)}
        first, second = template["actor"]
        telling = {**template["tellings"][0], "story_id": story_id, "first_seen": at, "updated_at": at}
        return {
            **template, "event_id": event_id, "event": draw(TYPES), "quad_code": self._random.randint(1, 4),
            "actor": [{**first, "country": draw(COUNTRIES)}],
            "recipient": [{**second, "country": draw(COUNTRIES)}],
            "event_loc": place, "tellings": [telling], "story_ids": [story_id],
            "sources": sorted(set(outlets)),
            "independent_texts": min(3, len(outlets)), "first_seen": at, "updated_at": at,
            "confidence": draw((0.3, 0.5, 0.8)),
        }  # fmt: skip

    def _of(self, shares: tuple[tuple[int, ...], tuple[int, ...]]) -> int:
        values, upto = shares
        return values[bisect(upto, self._random.randrange(100))]

    def _sentence(self, words: int) -> str:
        return " ".join(self._words.some(words))


class _Zipf:
    """Draws the nth of a list with a weight of 1/n."""

    def __init__(self, every: list[str], random: Random) -> None:
        self.all, self._random = every, random
        self._upto = list(accumulate(1 / n for n in range(1, len(every) + 1)))

    def draw(self) -> str:
        return self.some(1)[0]

    def some(self, count: int) -> list[str]:
        return self._random.choices(self.all, cum_weights=self._upto, k=count)


_FILLED = frozenset(topic.name for topic in FILLED_FROM)


def _templates() -> dict[str, dict[str, Any]]:
    """Return a record of each topic, as the pipeline makes it of a sample that reports an event."""
    pipeline = Pipeline()
    sample = next(s for s in samples.load() if s.value and b"armenia" in s.value.lower())
    pipeline.push(sample.key, sample.value, BEGIN)
    sent = {topic: orjson.loads(emits[0].value or b"") for topic, emits in pipeline.sent.items() if emits}
    event = sent[EVENTS.name]
    event["actor"] = (event["actor"] + event["recipient"] + event["actor"])[:2]
    return {**sent, "ref": deepcopy(sent[CANONICAL.name]["members"][0])}


def _word(number: int) -> str:
    """Return a word of letters, another for each number."""
    letters = ""
    while number >= 0:
        letters += "aeiou"[number % 5] + "bcdfghklmnprstvz"[number // 5 % 16]
        number = number // 80 - 1
    return letters


def _id(kind: str, number: int) -> str:
    return md5(f"{kind} {number}".encode(), usedforsecurity=False).hexdigest()
