"""Facts of stories that are made up."""

import datetime as dt

from streams.code.facts import terms_of
from streams.records import StoryContent, StoryFacts, ThreadEvent

__all__ = ["FLOOD", "NOON", "QUAKE", "at", "attack", "facts"]

NOON = dt.datetime(2025, 11, 5, 12, tzinfo=dt.UTC)

#: Three reports of one earthquake, and two of a flood, in words of their own.
QUAKE = (
    """Powerful earthquake kills forty in Tumaco. A magnitude 7.1 quake struck the Colombian port of Tumaco,
    burying dozens under collapsed houses. President Salvatierra declared an emergency in Nariño.""",
    """Rescuers search rubble of Tumaco. Workers dug through collapsed houses in the Colombian port for
    survivors of the earthquake, and Salvatierra visited the wounded in Pasto, Nariño.""",
    """Tumaco buries its dead after the quake. Mourners filled the cathedral in the Colombian port;
    Salvatierra promised to rebuild houses that collapsed across Nariño.""",
)
FLOOD = (
    """Vistula bursts its banks near Sandomierz. Firefighters evacuated hospitals as the swollen Vistula
    flooded streets of Sandomierz and the dyke at Koprzywnica gave way.""",
    """Sandomierz under water. The dyke at Koprzywnica broke overnight and the Vistula flooded the hospital,
    which firefighters had evacuated.""",
)


def at(hours: float) -> dt.datetime:
    """Return a time so many hours after noon."""
    return NOON + dt.timedelta(hours=hours)


def attack(place: str, hours: float = 0, *, is_assumed: bool = False) -> ThreadEvent:
    """Return an attack at a place on the day."""
    return ThreadEvent(
        family=f"harm {place}",
        event="ASSAULT",
        actor=("Norland",),
        recipient=(),
        place=place,
        date=at(hours).date(),
        is_assumed=is_assumed,
    )


def facts(  # noqa: PLR0913 - all of a story that matters here
    story_id: str,
    text: str | None = None,
    hours: float = 0,
    *,
    sequence: int = 1,
    is_live: bool = True,
    members: int = 1,
    language: str = "en",
    events: tuple[ThreadEvent, ...] = (),
) -> StoryFacts:
    """Return a story's facts; without a text its content is as before. Its title is the first sentence."""
    title, _, body = (text or "").partition(". ")
    terms = terms_of(title, body, language)
    return StoryFacts(
        story_id=story_id,
        sequence=sequence,
        is_live=is_live,
        language=language,
        title=title or "as before",
        url=f"https://{story_id}.example/story",
        outlet=f"{story_id}.example",
        published_at=at(hours),
        member_count=members,
        content=None if text is None else StoryContent(terms=terms, events=events),
        first_seen=at(hours),
        updated_at=at(hours),
    )
