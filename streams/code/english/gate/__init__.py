"""What counts as news of politics: the topic of a text, and the parties of an event."""

from streams.code.english.gate.admit import is_event, is_vetoed
from streams.code.english.gate.topics import Topic, topic_of

__all__ = ["Topic", "is_event", "is_vetoed", "topic_of"]
