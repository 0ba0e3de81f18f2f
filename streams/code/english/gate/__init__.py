"""What counts as news of politics: the topic of a text, and the parties of an event."""

from streams.code.english.gate.admit import is_elsewhere, is_event, is_refused
from streams.code.english.gate.topics import Topic, topic_of

__all__ = ["Topic", "is_elsewhere", "is_event", "is_refused", "topic_of"]
