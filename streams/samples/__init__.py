"""The sample pages of `newsfold demo`: what is pushed, in order, and what must become of each.

`manifest.jsonl` has one push a line. The pages are original texts of invented outlets under the
reserved top-level domain `.example`; `menafn-dirty-page.txt` alone is a page as it was scraped.
"""

from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from streams.records import Outcome, RawPage, Reason
from streams.wire import decode, encode

__all__ = ["Expectation", "Push", "Sample", "load"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Expectation:
    """What must become of a push. `story` labels the pages that belong in one story."""

    outcome: Outcome
    reason: Reason | None
    story: str | None  #: null where the push leaves no article in any story


@dataclass(frozen=True, kw_only=True, slots=True)
class Push:
    """One line of the manifest. `raw` sends the file's bytes as they are; `retract` has no file."""

    file: str | None  #: relative to this package
    url: str
    fetched_at: str
    kind: Literal["html", "text", "raw", "retract"]
    expect: Expectation


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """A message for `raw-articles`, with the line of the manifest that it comes from."""

    key: bytes
    value: bytes | None  #: null retracts the URL in the key
    push: Push


def load() -> tuple[Sample, ...]:
    """Return the samples in the order in which they are pushed."""
    folder = files(__name__)
    lines = folder.joinpath("manifest.jsonl").read_bytes().splitlines()
    return tuple(_sample(folder, decode(line, Push)) for line in lines)


def _sample(folder: Traversable, push: Push) -> Sample:
    return Sample(key=push.url.encode(), value=_value(folder, push), push=push)


def _value(folder: Traversable, push: Push) -> bytes | None:
    if push.file is None:
        return None
    content = folder.joinpath(push.file).read_bytes()
    if push.kind == "raw":
        return content
    text = content.decode("utf-8")
    if push.kind == "html":
        return encode(RawPage(url=push.url, html=text, fetched_at=push.fetched_at))
    return encode(RawPage(url=push.url, text=text, fetched_at=push.fetched_at))
