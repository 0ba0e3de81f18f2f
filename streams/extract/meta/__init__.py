"""Metadata: what a page's markup says of its article."""

from streams.extract.meta.read import Meta, read_meta

__all__ = ["Meta", "read_meta"]
