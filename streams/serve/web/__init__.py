"""HTTP: thin handlers over what the rest of the gateway does."""

from streams.serve.web.app import build

__all__ = ["build"]
