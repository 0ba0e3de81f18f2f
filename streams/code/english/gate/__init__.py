"""What counts as news of politics: the topic of a text, and the parties of an event."""

from streams.code.english.gate.admit import is_event
from streams.code.english.gate.topics import Topic, topic_of

__all__ = ["Topic", "is_event", "topic_of"]
