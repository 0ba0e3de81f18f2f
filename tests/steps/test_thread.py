from streams.emit import Emit, Message
from streams.records import StoryFacts, Thread, ThreadStory
from streams.steps import ThreadStep, settle
from streams.threads import ThreadStage
from streams.topics import FACTS, THREAD_STORIES, THREADS
from streams.wire import decode, encode
from tests.threads.made import NOON, QUAKE, facts


def message(one: StoryFacts, offset: int) -> Message:
    return Message(FACTS.name, 0, offset, NOON, b"en", encode(one))


def emits(*some: StoryFacts) -> list[Emit]:
    step = ThreadStep(ThreadStage({}, {}))
    return [emit for i, one in enumerate(some) for emit in settle(step, message(one, i)).emits]


def test_a_thread_is_sent_by_its_id_and_each_story_by_its_own() -> None:
    thread, *stories = emits(facts("s0", QUAKE[0]), facts("s1", QUAKE[1], 5))
    record = decode(thread.value or b"", Thread)
    assert (thread.topic, thread.key) == (THREADS.name, record.thread_id.encode())
    assert [(emit.topic, emit.key) for emit in stories] == [
        (THREAD_STORIES.name, b"s0"),
        (THREAD_STORIES.name, b"s1"),
    ]
    assert decode(stories[1].value or b"", ThreadStory).thread_id == record.thread_id


def test_records_say_by_cloudevents_which_revision_they_are() -> None:
    thread, *_ = emits(facts("s0", QUAKE[0]), facts("s1", QUAKE[1], 5))
    record = decode(thread.value or b"", Thread)
    assert dict(thread.headers)["ce_id"] == f"{record.thread_id}.1".encode()
    assert dict(thread.headers)["ce_type"] == b"newsfold.threads.v1"


def test_a_story_that_is_in_no_thread_any_more_has_a_tombstone() -> None:
    ended = facts("s1", None, 5, sequence=2, is_live=False)
    *_, last = emits(facts("s0", QUAKE[0]), facts("s1", QUAKE[1], 5), ended)
    assert (last.topic, last.key, last.value) in {
        (THREAD_STORIES.name, b"s0", None),
        (THREAD_STORIES.name, b"s1", None),
    }


def test_what_is_no_record_is_a_dead_letter() -> None:
    handled = settle(ThreadStep(ThreadStage({}, {})), Message(FACTS.name, 0, 0, NOON, b"en", b"{}"))
    (letter,) = handled.emits
    assert dict(letter.headers)["newsfold.errors.stage"] == b"thread"
