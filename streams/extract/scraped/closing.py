"""What a page says below its article: what it tells readers of itself, and what readers wrote to it."""

import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Any

from streams.extract.headline import is_dated
from streams.extract.lines import is_prose
from streams.extract.phrases import COMMENTS
from streams.extract.scraped.block import Block
from streams.extract.sections import offers_rest

__all__ = ["is_service", "letters_at", "rest_at"]

_LISTS: dict[str, Any] = tomllib.loads(files(__package__).joinpath("closing.toml").read_text("utf-8"))
_LONGEST = 700  # letters of a paragraph about the site; longer ones are an article's about another
_LONGEST_APPEAL = 1000  # letters of one for money
_KINDS = 3  # kinds of words about the site
_LABEL = 60  # letters
_HEADING = 250  # letters: some repeat the article's title
_DOTS = " .:!-–—|·•↓↩↪"
_REPLIES = 2  # labels of letters that tell them from an article's lines
_ABOVE = 600  # letters of prose above the first letter
_REACH = 8  # blocks above the first label of a letter that its head may stand in


def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{expression})" for expression in _LISTS[name]))


_SERVICE = [re.compile(expression) for expression in _LISTS["service"]]
_APPEALS = [re.compile(expression) for expression in _LISTS["appeals"]]
_READER = _any_of("reader")
_POLITE = re.compile(r"\b(?:Sie|Ihnen|Ihre?[nmrs]?)\b")
_READERS, _ANSWER, _SIGNED = _any_of("readers"), _any_of("answers"), _any_of("signatures")


def is_service(text: str) -> bool:
    """Tell whether a paragraph speaks to the readers of nothing but the site: its accounts, letters, apps."""
    if len(text) > _LONGEST_APPEAL:
        return False
    low = text.lower()
    speaks = _READER.search(low) is not None or _POLITE.search(text) is not None
    return speaks and (_is_of_site(low) or all(pattern.search(low) for pattern in _APPEALS))


def _is_of_site(low: str) -> bool:
    return len(low) <= _LONGEST and sum(pattern.search(low) is not None for pattern in _SERVICE) >= _KINDS


def letters_at(blocks: Sequence[Block]) -> int:
    """Return where readers' letters begin below the article, or the number of blocks where there are none.

    Each of them is signed, dated, and can be answered; their heading, or the first date, is where they begin.
    """
    lines = [block.text for block in blocks]
    labels = [at for at, (line, below) in enumerate(pairwise([*lines, ""])) if _is_letter(line, below)]
    if len(labels) < _REPLIES:
        return len(blocks)
    first = labels[0]
    near = range(max(0, first - _REACH), first + 1)
    heads = [at for at in near if _is_heading(blocks[at].text)] or [
        at for at in near if is_dated(blocks[at].text)
    ]
    start = min(heads, default=first)
    above = sum(len(block.text) for block in blocks[:start] if is_prose(block.text))
    return start if above >= _ABOVE else len(blocks)


def rest_at(blocks: Sequence[Block]) -> int:
    """Return where the rest of the prose is kept for subscribers, or the number of blocks."""
    sizes = [len(block.text) if is_prose(block.text) else 0 for block in blocks]
    total = sum(sizes)
    offers = (
        at
        for at, (block, above) in enumerate(zip(blocks, accumulate(sizes, initial=0), strict=False))
        if offers_rest(block.text, above, total)
    )
    return next(offers, len(blocks))


def _is_letter(line: str, below: str) -> bool:
    """Tell whether a line stands by a letter: "Reply", or "Nora says:" above its date."""
    low = line.lower().strip(_DOTS)
    if len(line) > _LABEL or not low:
        return False
    return _ANSWER.fullmatch(low) is not None or (_SIGNED.fullmatch(low) is not None and is_dated(below))


def _is_heading(text: str) -> bool:
    low = text.lower().strip(_DOTS)
    return len(text) <= _HEADING and (COMMENTS.are(low) or _READERS.fullmatch(low) is not None)
