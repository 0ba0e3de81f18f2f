"""Facts of stories to threads, in order by language."""

from collections.abc import Iterator

from streams.cloudevents import headers
from streams.emit import Emit, Handled, Message
from streams.ids import fingerprint
from streams.records import Stage, StoryFacts, Thread, ThreadStory
from streams.threads import ThreadStage
from streams.topics import FACTS, THREAD_STORIES, THREADS
from streams.wire import decode, encode

__all__ = ["ThreadStep"]


class ThreadStep:
    """Takes `story-facts`; gives `threads` and `thread-stories`."""

    stage = Stage.THREAD
    source = FACTS

    def __init__(self, stage: ThreadStage) -> None:
        self._threads = stage

    def prepare(self) -> Iterator[None]:
        """Make the stage's memory from its rows."""
        return self._threads.prepare()

    def handle(self, message: Message) -> Handled:
        """Put one story where it belongs."""
        facts = decode(message.value or b"", StoryFacts)
        changes = self._threads.take(facts, message.partition)
        threads = (_thread(thread) for thread in changes.threads.values())
        stories = (_story(story_id, story) for story_id, story in changes.stories.items())
        return Handled((*threads, *stories))


def _thread(thread: Thread) -> Emit:
    event_headers = headers(THREADS, f"{thread.thread_id}.{thread.revision}", thread.updated_at)
    return Emit.of(THREADS, thread.thread_id, thread, event_headers)


def _story(story_id: str, story: ThreadStory | None) -> Emit:
    if story is None:
        return Emit.tombstone(THREAD_STORIES, story_id)
    value = encode(story)
    content = fingerprint(value.decode())  # it has no revision: the same row is the same event
    event_headers = headers(THREAD_STORIES, f"{story_id}.{content}", None)
    return Emit(THREAD_STORIES.name, story_id.encode(), value, event_headers)
