"""Ways to put articles of one happening together: newsfold's, and what a user would run otherwise."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from streams.code import NewsText, RulesCoder
from streams.code.facts import content_of
from streams.identity import family_key, is_anchored
from streams.records import CodedEvent, StoryFacts
from streams.threads import StoryRow, ThreadStage

__all__ = ["Article", "by_events", "by_tfidf", "by_threads", "coded"]

_FROM, _APART = datetime(2025, 1, 1, tzinfo=UTC), timedelta(minutes=1)
_WORD = re.compile(r"\w[\w'-]*")
_BATCH = 32


class Article(NamedTuple):
    """One text to be put somewhere."""

    url: str
    title: str
    text: str
    language: str


def coded(articles: Sequence[Article]) -> list[tuple[CodedEvent, ...]]:
    """Return the events of each article, as `newsfold events` has them."""
    coder, events = RulesCoder(), list[tuple[CodedEvent, ...]]()
    for i in range(0, len(articles), _BATCH):
        texts = [
            NewsText(
                title=one.title, text=one.text, published_at=_at(i + j), dateline=None, language=one.language
            )
            for j, one in enumerate(articles[i : i + _BATCH])
        ]
        events += (coding.events for coding in coder.code_all(texts))
    return events


def by_threads(articles: Sequence[Article], events: Sequence[tuple[CodedEvent, ...]]) -> list[str]:
    """Return the thread of each article, each taken as a story of its own, a minute apart."""
    rows: dict[str, StoryRow] = {}
    stage = ThreadStage(rows, {})
    for number, (article, its_events) in enumerate(zip(articles, events, strict=True)):
        stage.take(_facts(number, article, its_events))
    return [rows[_id(number)].thread_id for number in range(len(articles))]


def by_events(events: Sequence[tuple[CodedEvent, ...]]) -> list[str]:
    """Return clusters by nothing but events: an article joins the first with which it shares one."""
    first: dict[object, str] = {}
    clusters = []
    for number, some in enumerate(events):
        keys = [(family_key(event), event.date) for event in some if is_anchored(event)]
        cluster = next((first[key] for key in keys if key in first), _id(number))
        first.update((key, cluster) for key in keys if key not in first)
        clusters.append(cluster)
    return clusters


def by_tfidf(articles: Sequence[Article], threshold: float, words: int = 100) -> list[str]:
    """Return clusters of a single pass over TF-IDF vectors, by mean cosine to the cluster.

    As in Allan, Papka and Lavrenko 1998, and in Miranda et al. 2018 without its learned weights: title and
    the first words, the frequencies of this very set, which a stream does not know beforehand.
    """
    vectors = _vectors(articles, words)
    sums: dict[str, dict[str, float]] = {}
    sizes: Counter[str] = Counter()
    having: dict[str, set[str]] = defaultdict(set)
    clusters = []
    for number, vector in enumerate(vectors):
        near = {cluster for word in vector for cluster in having[word]}
        means = {cluster: _dot(vector, sums[cluster]) / sizes[cluster] for cluster in near}
        best = max(means, key=lambda one: (means[one], one), default=None)
        cluster = best if best is not None and means[best] >= threshold else _id(number)
        total = sums.setdefault(cluster, {})
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
            having[word].add(cluster)
        sizes[cluster] += 1
        clusters.append(cluster)
    return clusters


def _vectors(articles: Sequence[Article], words: int) -> list[dict[str, float]]:
    counts = [Counter(_words(one.title) + _words(one.text)[:words]) for one in articles]
    having = Counter(word for one in counts for word in one)
    idf = {word: math.log(len(articles) / number) for word, number in having.items()}
    return [_scaled({word: (1 + math.log(n)) * idf[word] for word, n in one.items()}) for one in counts]


def _scaled(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {word: weight / length for word, weight in vector.items()}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _facts(number: int, article: Article, events: tuple[CodedEvent, ...]) -> StoryFacts:
    at = _at(number)
    return StoryFacts(
        story_id=_id(number),
        sequence=1,
        is_live=True,
        language=article.language,
        title=article.title,
        url=article.url,
        outlet="",
        published_at=at,
        member_count=1,
        content=content_of(article.title, article.text, article.language, events),
        first_seen=at,
        updated_at=at,
    )


def _at(number: int) -> datetime:
    return _FROM + number * _APART


def _id(number: int) -> str:
    return f"{number:06d}"
