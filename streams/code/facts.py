"""What a story says as far as threads need it: its rarest words, and events that others may tell of too."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from math import log

from streams.identity import family_key, is_anchored
from streams.records import (
    Actor,
    CanonicalArticle,
    CodedEvent,
    StoryContent,
    StoryFacts,
    Term,
    ThreadEvent,
)
from streams.text.rarity import is_rare, rarity_of
from streams.text.words import capitalised, words

__all__ = ["content_of", "facts_of", "terms_of"]

#: Words of the text that are looked at, behind the title: what is news is told there, background behind it.
_LEAD = 150
_LEAD_CHARACTERS = 2_000  #: some more than so many words have
_TERMS = 64  #: of 150 words some 90 are distinct, and 64 of them are no common ones
_LONGEST = 48  #: characters of a word; what is longer is none
_EVENTS = 12  #: of a story; few tell of more
_TOP = 600  #: characters of the text: a headline and two paragraphs
#: Of days and of what stands beside names, which have a capital and name nobody.
_NO_NAMES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"january", "february", "march", "april", "may", "june", "july", "august", "september"}
    | {"october", "november", "december", "gmt", "am", "pm", "mr", "mrs", "ms", "dr"}
)
_DAYS = frozenset({"day", "assumed"})  #: precisions of a date that is one day


def facts_of(
    story: CanonicalArticle, sequence: int, content: StoryContent | None, *, is_live: bool
) -> StoryFacts:
    """Return a story's facts. Without `content` they say that its words and events are as before."""
    return StoryFacts(
        story_id=story.story_id,
        sequence=sequence,
        is_live=is_live,
        language=story.language,
        title=story.title,
        url=story.url,
        outlet=story.outlet,
        published_at=story.published_at,
        member_count=story.member_count,
        content=content,
        first_seen=story.first_seen,
        updated_at=story.updated_at,
    )


def content_of(title: str, text: str, language: str, events: Iterable[CodedEvent]) -> StoryContent:
    """Return what a text says: its terms, and those of its events by which others may know it."""
    telling = [event for event in events if _is_telling(event)]
    telling.sort(key=lambda event: (not event.is_lead, event.trigger.field != "title", event.trigger.start))
    some = tuple(_event(event) for event in telling[:_EVENTS])
    return StoryContent(terms=terms_of(title, text, language), events=some)


def terms_of(title: str, text: str, language: str) -> tuple[Term, ...]:
    """Return the words of title and lead that say most, the rarest first, each with its weight.

    The weight is that of TF-IDF (Salton and Buckley 1988): 1 + ln(count), times the rarity. Empty in
    languages that have no list of how rare words are (`streams.text.rarity`).
    """
    rarity = rarity_of(language)
    if rarity is None:
        return ()
    lead = words(text[:_LEAD_CHARACTERS])[:_LEAD]
    counts = Counter(word.removesuffix("'s")[:_LONGEST] for word in (*words(title), *lead) if _is_word(word))
    weighed = [(rarity(word), (1 + log(count)) * rarity(word), word) for word, count in counts.items()]
    heaviest = sorted(weighed, key=lambda one: (-one[1], one[2]))[:_TERMS]
    return _terms([one for one in heaviest if one[1] > 0], _named(text[:_LEAD_CHARACTERS]))


def _named(text: str) -> set[str]:
    """Return the words that have a capital in mid-sentence."""
    names = (name.removesuffix("'s") for name in capitalised(text))
    return {part for name in names for part in words(name)} - _NO_NAMES


def _is_word(word: str) -> bool:
    """Tell whether a word is more than a letter of an abbreviation, or the end of `10,000`."""
    return len(word) > 1 and word.strip("0") != ""


def _terms(weighed: Sequence[tuple[float, float, str]], names: Container[str]) -> tuple[Term, ...]:
    most = max((weight for _, weight, _ in weighed), default=1.0)
    rarest_first = sorted(weighed, key=lambda one: (-one[0], one[2]))
    return tuple(
        Term(
            word=word,
            weight=max(1, round(255 * weight / most)),
            is_rare=is_rare(word, rarity),
            is_name=word in names or (word.isdigit() and is_rare(word, rarity)),
        )
        for rarity, weight, word in rarest_first
    )


def _is_telling(event: CodedEvent) -> bool:
    """Tell whether another story's event can be known to be this one: of a day, of somebody or somewhere.

    It must stand at the top: what a story tells further down is what others are about. Background does not
    make two stories one thread, nor what is only supposed or denied.
    """
    is_news = event.trigger.field == "title" or event.trigger.start < _TOP
    mood = event.modality.mood in {"asserted", "future"} and not event.modality.historical
    return (
        is_news and mood and event.date is not None and event.date_precision in _DAYS and is_anchored(event)
    )


def _event(event: CodedEvent) -> ThreadEvent:
    assert event.date is not None
    return ThreadEvent(
        family=family_key(event),
        event=event.event,
        actor=_names(event.actor),
        recipient=_names(event.recipient),
        place=event.event_loc.name if event.event_loc else None,
        date=event.date,
        is_assumed=event.date_precision == "assumed",
    )


def _names(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(sorted({actor.name for actor in actors}))
