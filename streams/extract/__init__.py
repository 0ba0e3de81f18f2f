"""Extract: a raw page, HTML or scraped text, becomes an article with its metadata."""

from streams.extract.settings import ExtractSettings
from streams.extract.stage import ExtractStage, extract, prepare

__all__ = ["ExtractSettings", "ExtractStage", "extract", "prepare"]
