"""newsfold: from a stream of dirty news pages to canonical articles and events."""

__version__ = "0.1.0"
