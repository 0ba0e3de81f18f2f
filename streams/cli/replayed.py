"""What `newsfold replay` prints: how much differs, and some of each kind by id and title."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from streams.cli import show
from streams.client import latest
from streams.connection import Connection
from streams.replay import Copies, Differences, Ending, Stories, Threads
from streams.topics import CANONICAL, EVENTS, OUTCOMES, RAW, THREADS, Topic

__all__ = ["Names", "Section", "as_json", "names_of", "print_sections", "sections_of"]

_TITLE = 100  #: characters of a title or a URL
_ID = 8  #: digits of an id, as other verbs show it

#: What the records of examples are called, on the old side and the new, by topic and key.
Names = Mapping[tuple[str, str, bytes], str]


@dataclass(frozen=True, slots=True)
class Example:
    """One that differs: its keys on both sides, null where it is not there."""

    old: str | None
    new: str | None
    fields: tuple[str, ...] = ()  #: those that have another value


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of difference, for programs and for people."""

    name: str
    says: str
    count: int
    examples: tuple[Example, ...]
    fields: Mapping[str, int] = field(default_factory=dict)  #: how many have another value in each


@dataclass(frozen=True, slots=True)
class Section:
    """What differs in one respect."""

    name: str
    topic: Topic
    figures: Mapping[str, int]
    says: str
    kinds: tuple[Kind, ...]


def sections_of(differences: Differences, copies: Copies, most: int) -> tuple[Section, ...]:
    """Return the differences as they are shown, with so many examples of each kind at most."""
    return (
        _pages(differences, copies),
        _stories(differences.stories, most),
        _canonicals(differences, most),
        _events(differences, most),
        *((_threads(differences.threads, most),) if differences.threads else ()),
    )


async def names_of(connection: Connection, trial: Connection, sections: Iterable[Section]) -> Names:
    """Read what the records of the examples are called."""
    names: dict[tuple[str, str, bytes], str] = {}
    for side, where in (("old", connection), ("new", trial)):
        wanted: dict[Topic, set[bytes]] = {}
        for section in sections:
            keys = (getattr(example, side) for kind in section.kinds for example in kind.examples)
            wanted.setdefault(section.topic, set()).update(key.encode() for key in keys if key)
        for topic, these in wanted.items():
            values = await latest(where, topic, these) if these else {}
            named = ((key, value) for key, value in values.items() if value)
            names |= {(side, topic.name, key): _NAMES[topic](orjson.loads(value)) for key, value in named}
    return names


def as_json(sections: Iterable[Section], names: Names) -> str:
    """Return all of it as one JSON object."""
    by_name = {
        section.name: {
            **section.figures,
            "differences": [
                {
                    "kind": kind.name,
                    "count": kind.count,
                    "fields": kind.fields,
                    "examples": [
                        {
                            "before": one.old,
                            "now": one.new,
                            "name": _name(section, one, names),
                            "fields": one.fields,
                        }
                        for one in kind.examples
                    ],
                }
                for kind in section.kinds
            ],
        }
        for section in sections
    }
    return orjson.dumps(by_name).decode()


def print_sections(sections: Iterable[Section], names: Names) -> None:
    """Print it for a person."""
    nothing = True
    for section in sections:
        show.console.print(f"[bold]{section.name:<10}[/]  {section.says}")
        for kind in section.kinds:
            nothing = False
            show.console.print(f"            {show.escape(kind.says)}")
            for one in kind.examples:
                name = show.line(_name(section, one, names), _TITLE)
                fields = f"  [dim]({show.escape(', '.join(one.fields))})[/]" if one.fields else ""
                show.console.print(f"              [dim]{show.escape(_ids(one))}[/]  {name}{fields}")
    if nothing:
        show.console.print("\nnothing differs")


def _ids(one: Example) -> str:
    ids = [key if "/" in key else key[:_ID] for key in (one.old, one.new) if key]
    return ids[0] if len(set(ids)) == 1 or "/" in ids[0] else " → ".join(ids)


def _name(section: Section, one: Example, names: Names) -> str:
    there = [
        names.get((side, section.topic.name, key.encode()), "")
        for side, key in (("old", one.old), ("new", one.new))
        if key
    ]
    return next(filter(None, there), "")


def _pages(differences: Differences, copies: Copies) -> Section:
    pages = differences.articles
    changed = sorted(pages.examples, key=lambda pair: (-pages.ended[pair], str(pair)))
    kinds = [
        Kind(
            f"{_ending(old)} → {_ending(new)}", f"{pages.ended[old, new]:,} {_ending(old)} → {_ending(new)}",
            pages.ended[old, new],
            tuple(
                Example(f"{RAW.name}/{place[0]}/{place[1]}", copies.copy_of(place))
                for place in pages.examples[old, new]
            ),
        )
        for old, new in changed
    ]  # fmt: skip
    says = f"{pages.pages:,} replayed, {pages.same:,} ended alike"
    return Section("pages", OUTCOMES, {"replayed": pages.pages, "same": pages.same}, says, tuple(kinds))


def _ending(ending: Ending) -> str:
    outcome, reason = ending
    return f"{outcome} ({reason})" if reason else outcome


def _stories(stories: Stories, most: int) -> Section:
    says = f"{stories.old:,} before, {stories.new:,} now, {len(stories.same):,} with the same articles"
    figures = {"before": stories.old, "now": stories.new, "same": len(stories.same)}
    return Section("stories", CANONICAL, figures, says, _fates(stories, most))


def _threads(threads: Threads, most: int) -> Section:
    by_articles = _stories(threads.by_articles, most)
    figures = {**by_articles.figures, "not_compared": threads.apart}
    says = f"{by_articles.says}{_apart(threads.apart)}"
    return Section("threads", THREADS, figures, says, by_articles.kinds)


def _fates(stories: Stories, most: int) -> tuple[Kind, ...]:
    kinds = (
        _kind("split", "split", _olds(stories.split), most),
        _kind("merged", "merged", _news(stories.merged), most),
        _kind("other-articles", "with other articles", _both(stories.other), most),
        _kind("only-before", "only before", _olds(stories.only_old), most),
        _kind("only-now", "only now", _news(stories.only_new), most),
    )
    return tuple(filter(None, kinds))


def _canonicals(differences: Differences, most: int) -> Section:
    canonicals = differences.canonicals
    kinds = (
        _kind("article", "another article is canonical", _both(canonicals.article), most),
        _kind("text", "the same article, another title or text", _both(canonicals.text), most),
        _changed([Example(*pair, names) for pair, names in canonicals.fields.items()], most),
    )
    says = f"{canonicals.same:,} of the stories with the same articles are alike{_apart(canonicals.apart)}"
    figures = {"same": canonicals.same, "not_compared": canonicals.apart}
    return Section("canonicals", CANONICAL, figures, says, tuple(filter(None, kinds)))


def _events(differences: Differences, most: int) -> Section:
    events = differences.events
    kinds = (
        _changed([Example(one, one, names) for one, names in events.changed.items()], most),
        _kind("only-before", "only before", _olds(events.only_old), most),
        _kind("only-now", "only now", _news(events.only_new), most),
    )
    says = f"{events.old:,} before, {events.new:,} now, {events.same:,} alike{_apart(events.apart)}"
    figures = {
        "before": events.old, "now": events.new, "same": events.same,
        "not_compared": events.apart,
    }  # fmt: skip
    return Section("events", EVENTS, figures, says, tuple(filter(None, kinds)))


def _apart(count: int) -> str:
    return f", {count:,} hang on articles that were not replayed" if count else ""


def _changed(some: list[Example], most: int) -> Kind | None:
    counts = dict(Counter(name for one in some for name in one.fields).most_common())
    fields = ", ".join(f"{name} {count:,}" for name, count in counts.items())
    kind = _kind("fields", f"with other fields: {fields}", some, most)
    return replace(kind, fields=counts) if kind else None


def _kind(name: str, says: str, some: list[Example], most: int) -> Kind | None:
    return Kind(name, f"{len(some):,} {says}", len(some), tuple(some[:most])) if some else None


def _olds(ids: Iterable[str]) -> list[Example]:
    return [Example(one, None) for one in ids]


def _news(ids: Iterable[str]) -> list[Example]:
    return [Example(None, one) for one in ids]


def _both(pairs: Iterable[tuple[str, str]]) -> list[Example]:
    return [Example(*pair) for pair in pairs]


def _event(record: Mapping[str, Any]) -> str:
    sides = (", ".join(one["name"] for one in record[side]) for side in ("actor", "recipient"))
    parties = " → ".join(side for side in sides if side)
    kind = f"{record['event']}/{record['mode']}" if record["mode"] else record["event"]
    past = record["modality"]["historical"]
    day = show.when(record["date"], record["enddate"], record["date_precision"], historical=past)
    return "  ".join(part for part in (kind, parties, day, record["trigger"]["text"]) if part)


#: What a record is called, as JSON has it.
_NAMES: dict[Topic, Callable[[Mapping[str, Any]], str]] = {
    OUTCOMES: lambda page: page.get("url") or "",
    CANONICAL: lambda story: story.get("title") or "",
    EVENTS: _event,
    THREADS: lambda thread: thread.get("title") or "",
}
