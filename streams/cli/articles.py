"""Articles from files: lines of JSON as they are, and pages as `clean` would give them."""

from collections.abc import Iterator
from pathlib import Path

from streams.cli.clean import clean_line
from streams.cli.pages import is_of_pages, lines_in, pages_of, unnamed
from streams.extract import ExtractStage
from streams.wire import encode

__all__ = ["article_lines"]

Sourced = tuple[str, bytes]


def article_lines(files: tuple[Path, ...]) -> Iterator[Sourced]:
    """Yield the lines of files, and for each page in files and folders the line that `clean --jsonl` writes.

    Files of pages are .html, .txt and .warc, also gzipped; what any other file holds are lines. A line that
    has no text is a page too. Before each stands where it is from. A file that cannot be read to its end has
    a line that says so. Raises `UsageError` for what is not there.
    """
    stage = ExtractStage()
    for path in files:
        if not is_of_pages(path):
            yield from ((line.source, _cleaned(stage, line.value)) for line in lines_in(path))
            continue
        for page in pages_of((path,), None, unnamed):
            whole = page.is_line or page.error
            yield page.source, _cleaned(stage, page.value) if whole else encode(clean_line(stage, page.value))


def _cleaned(stage: ExtractStage, line: bytes) -> bytes:
    """Return a line with a text, or a refusal, as it is; of a page, the line that `clean` writes."""
    is_page = b'"text"' not in line and (b'"html"' in line or b'"body"' in line)
    return encode(clean_line(stage, line)) if is_page else line
