"""The two ends of newsfold's topics: pushing pages, and reading what became of them."""

from streams.client.pushing import Pushed, push
from streams.client.reading import end_of, latest, read_all, wait_for_outcomes

__all__ = ["Pushed", "end_of", "latest", "push", "read_all", "wait_for_outcomes"]
