"""The stage `thread`: stories that report one happening in their own words, under one heading."""

from streams.threads.publish import Changes
from streams.threads.rows import StoryRow, ThreadRow
from streams.threads.stage import ThreadStage

__all__ = ["Changes", "StoryRow", "ThreadRow", "ThreadStage"]
