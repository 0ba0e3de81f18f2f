"""What counts as news of politics: the topic of a text, and the parties of an event."""

from streams.code.english.gate.admit import Verdict, is_event, verdict_of
from streams.code.english.gate.topics import Topic, topic_of

__all__ = ["Topic", "Verdict", "is_event", "topic_of", "verdict_of"]
