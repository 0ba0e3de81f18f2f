"""Scraped text: what a scraper's tool left of a page, read into a draft."""

from streams.extract.scraped.read import read_text

__all__ = ["read_text"]
