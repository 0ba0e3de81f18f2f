"""What `newsfold tail` shows: which records there are, by what they can be filtered, and a line for each."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from streams.cli.show import count, escape, line, outcome_text, when
from streams.errors import UsageError
from streams.extract.outlet import outlet_of
from streams.records import CanonicalArticle, Event, PageOutcome, Thread
from streams.topics import CANONICAL, EVENTS, OUTCOMES, THREADS, Topic

__all__ = ["KINDS", "Filters", "Kind"]

R = TypeVar("R")

_TITLE = 100  #: characters of a title, a URL, a sentence
_NAMES = 60  #: and of who acts, and to whom


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What is asked for; null where anything will do."""

    outlet: str | None = None
    language: str | None = None
    event: str | None = None
    outcome: str | None = None
    reason: str | None = None
    text: str | None = None

    @property
    def given(self) -> frozenset[str]:
        """The names of those that something is asked of."""
        return frozenset(name for name, value in asdict(self).items() if value is not None)


@dataclass(frozen=True, slots=True)
class Kind(Generic[R]):
    """Records of one topic. `has` maps the filters that they know to what a record has of each."""

    topic: Topic
    record: type[R]
    key: str  #: the field that a null value is named by
    shown: Callable[[R], str]  #: its line on a terminal
    has: dict[str, Callable[[R], Iterable[str | None]]]

    def require(self, wanted: Filters) -> None:
        """Raise `UsageError` where something is asked for that these records do not say."""
        if unknown := sorted(wanted.given - self.has.keys()):
            names = {"event": "type"}
            given = ", ".join(f"--{names.get(name, name)}" for name in unknown)
            raise UsageError(f"records of {self.topic.name} say nothing of {given}; leave it out")
        if wanted.event:
            _require_type(wanted.event)

    def passes(self, record: R, wanted: Filters) -> bool:
        """Whether a record has all that is asked for: words anywhere in its texts, all else as a whole."""
        return all(self._has(record, name, getattr(wanted, name).casefold()) for name in wanted.given)

    def _has(self, record: R, name: str, value: str) -> bool:
        known = [one.casefold() for one in self.has[name](record) if one]
        return any(value in one for one in known) if name == "text" else value in known


def _require_type(event: str) -> None:
    """Refuse a type that no event has: one would wait for it in vain."""
    from streams.code.backends.answers import OWN  # noqa: PLC0415 - the coder, where it is asked for
    from streams.code.scale import MODES, ROOTS  # noqa: PLC0415 - likewise

    known = {name.casefold() for name in (*ROOTS, *(f"{root}/{mode}" for root, mode in MODES))}
    is_own = event.partition("/")[0].upper() in OWN  # with any mode that the lexicon may have
    if not is_own and event.casefold() not in known:
        types = ", ".join(sorted({*ROOTS, *OWN}))
        raise UsageError(
            f"no event has the type {event}; give one of {types}, or with its mode ASSAULT/aerial"
        )


def _head(record: CanonicalArticle | Thread, key: str) -> str:
    """Return when a story or thread changed, what became of it, and which it is."""
    colour = {"new": "green", "updated": "cyan"}.get(record.status, "yellow")
    into = f" into {escape(record.merged_into[:8])}" if record.merged_into else ""
    which = f"[dim]{escape(key[:8])} revision {record.revision}[/]"
    return f"{_at(record.updated_at)} [{colour}]{record.status + into:<9}[/] {which}"


def _story(story: CanonicalArticle) -> str:
    head = _head(story, story.story_id)
    if not story.status.live:
        return head
    articles = count(story.member_count, "article", "articles")
    size = f"{articles}, {count(story.outlet_count, 'outlet', 'outlets')}"
    return f"{head}  [bold]{line(story.title, _TITLE)}[/]  {escape(story.outlet)}  [dim]{size}[/]"


def _thread(thread: Thread) -> str:
    head = _head(thread, thread.thread_id)
    if not thread.status.live:
        return head
    articles = count(thread.article_count, "article", "articles")
    size = f"{count(thread.story_count, 'story', 'stories')}, {articles}"
    words = line(", ".join(thread.words), _NAMES)
    return f"{head}  [bold]{line(thread.title, _TITLE)}[/]  [dim]{size}; {words}[/]"


def _event(event: Event) -> str:
    kind = f"{event.event}{'/' + event.mode if event.mode else ''}"
    sides = (", ".join(actor.name for actor in side) for side in (event.actor, event.recipient))
    parties = " → ".join(line(side, _NAMES) for side in sides if side) or "nobody named"
    mood = "" if event.modality.asserted else f" [dim]({event.modality.mood})[/]"
    past = event.modality.historical
    day = when(event.date, event.enddate, event.date_precision, historical=past)
    where = [event.event_loc.name if event.event_loc else "", day]
    place = line(", ".join(part for part in where if part), _NAMES)
    stories = count(event.independent_texts, "story", "stories")
    which = f"{escape(event.event_id[:8])} revision {event.revision}"
    source = f"{line(event.trigger.text, _NAMES)}; {stories}, {which}"
    return f"{_at(event.updated_at)} [bold]{escape(kind)}[/]{mood}  {parties}  {place}  [dim]{source}[/]"


def _outcome(page: PageOutcome) -> str:
    more = page.message or (f"story {page.story_id[:8]}, revision {page.revision}" if page.story_id else "")
    name = line(page.url or page.origin.key, _TITLE)
    end = outcome_text(page.outcome, page.reason)
    return f"{_at(page.origin.timestamp)} {end}  {name}  [dim]{line(more, _TITLE)}[/]"


def _at(time: datetime) -> str:
    return f"[dim]{time:%m-%d %H:%M:%S}[/]"


def _outlet(url: str | None) -> str | None:
    try:
        return outlet_of(url) if url else None
    except ValueError:  # a page that was too broken may have named anything
        return None


_STORIES = Kind(CANONICAL, CanonicalArticle, "story_id", _story, {
    "outlet": lambda story: [story.outlet, *(member.outlet for member in story.members)],
    "language": lambda story: [story.language],
    "text": lambda story: [story.title, story.text],
})  # fmt: skip
_EVENTS = Kind(EVENTS, Event, "event_id", _event, {
    "outlet": lambda event: event.sources,
    "event": lambda event: [event.event, f"{event.event}/{event.mode}"],
    "text": lambda event: [
        event.trigger.text, event.event_loc.name if event.event_loc else None,
        *(words for one in (*event.actor, *event.recipient) for words in (one.name, one.text)),
    ],
})  # fmt: skip
_THREADS = Kind(THREADS, Thread, "thread_id", _thread, {
    "outlet": lambda thread: [story.outlet for story in thread.stories],
    "language": lambda thread: [thread.language],
    "text": lambda thread: [thread.title, *(story.title for story in thread.stories), *thread.words],
})  # fmt: skip
_OUTCOMES = Kind(OUTCOMES, PageOutcome, "page", _outcome, {
    "outlet": lambda page: [_outlet(page.url)],
    "outcome": lambda page: [page.outcome.value],
    "reason": lambda page: [page.reason and page.reason.value],
    "text": lambda page: [page.url, page.message],
})  # fmt: skip
KINDS: dict[str, Kind[Any]] = {
    "stories": _STORIES, "events": _EVENTS, "threads": _THREADS, "outcomes": _OUTCOMES,
}  # fmt: skip
