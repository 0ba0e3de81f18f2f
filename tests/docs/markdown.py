"""What is in the pages of the documentation: code blocks with their marks, and links."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PAGES", "ROOT", "Block", "Step", "blocks", "relative_links", "unmatched"]

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_FENCE = re.compile(
    r"(?:^<!-- (?P<mark>[^\n]+?) -->\n)?^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_LINK = re.compile(r"\]\((?!https?://)([^)#\s]+)")
_ANY = "…"


@dataclass(frozen=True, slots=True)
class Step:
    """A command and the lines that the page says it prints."""

    command: str
    output: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block. `mark` is what the HTML comment on the line before it says."""

    page: str
    line: int
    kind: str
    mark: str | None
    body: str

    @property
    def place(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def steps(self) -> tuple[Step, ...]:
        """The commands of a `console` block: a line of `$ COMMAND`, then its output."""
        parts = re.split(r"^\$ ", self.body, flags=re.MULTILINE)
        assert not parts[0].strip(), f"{self.place}: output before the first command"
        split = (part.splitlines() for part in parts[1:])
        return tuple(Step(lines[0], tuple(lines[1:])) for lines in split)


def blocks(kind: str) -> tuple[Block, ...]:
    """Return the blocks of one kind on all pages."""
    return tuple(block for page in PAGES for block in _blocks(page) if block.kind == kind)


def _blocks(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for fence in _FENCE.finditer(text):
        line = text.count("\n", 0, fence.start("kind")) + 1
        yield Block(str(page.relative_to(ROOT)), line, fence["kind"], fence["mark"], fence["body"])


def relative_links(page: Path) -> list[str]:
    """Return where a page links to inside the repository, relative to the page."""
    return _LINK.findall(page.read_text(encoding="utf-8"))


def unmatched(expected: tuple[str, ...], printed: str) -> list[str] | None:
    """Return the first of a page's lines that were not printed where they should be; None where all were.

    `…` stands for anything within a line, and a line of only `…` for any lines. The widths of a table's
    columns hang on what is in them, so one space is as good as many.
    """
    lines = _squeezed(printed.splitlines())
    head, *rest = _runs(_squeezed(expected))
    if not _is_at(head, lines, 0) or (not rest and len(head) != len(lines)):
        return head
    here = len(head)
    for run in rest[:-1]:
        start = next((at for at in range(here, len(lines)) if _is_at(run, lines, at)), None)
        if start is None:
            return run
        here = start + len(run)
    end = len(lines) - len(rest[-1]) if rest else here
    return None if not rest or (end >= here and _is_at(rest[-1], lines, end)) else rest[-1]


def _runs(lines: list[str]) -> list[list[str]]:
    """Return the lines as the runs between those of only `…`."""
    runs: list[list[str]] = [[]]
    for line in lines:
        if line == _ANY:
            runs.append([])
        else:
            runs[-1].append(line)
    return runs


def _is_at(run: list[str], lines: list[str], at: int) -> bool:
    there = lines[at : at + len(run)]
    return len(there) == len(run) and all(_is(e, line) for e, line in zip(run, there, strict=True))


def _is(expected: str, line: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in expected.split(_ANY))
    return re.fullmatch(pattern, line) is not None


def _squeezed(lines: Iterable[str]) -> list[str]:
    """Return the lines with their spaces squeezed, without the empty ones at the end."""
    squeezed = [" ".join(line.split()) for line in lines]
    while squeezed and not squeezed[-1]:
        squeezed.pop()
    return squeezed
