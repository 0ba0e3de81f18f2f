"""True copies of a made report: sent again, corrected, cut, added to, taken over by another outlet."""

import random
import re
import textwrap
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

__all__ = ["Line", "retold", "wrapped"]

Line = dict[str, Any]

_WIDTH, _INDENT = 64, "    "
_FEW = 3  # lines: of so short a report none is left out
_WORD = re.compile(r"\b[a-z]{6,}\b")
_NUMBER = re.compile(r"(?<![\d.,:/$-])\d{1,3}(?![\d.,:/-]*\d)")
_MINUTES, _HOURS = (1, 90), (1, 12)


def wrapped(text: str) -> str:
    """Return a text as an old wire sent it: lines of 64 characters, each paragraph but the first indented."""
    return f"\n{_INDENT}".join(textwrap.fill(line, _WIDTH) for line in text.split("\n"))


def retold(whole: Line, more: str, cities: list[str], draw: random.Random) -> Line:
    """Return a report as it is told again, still with a line a paragraph. `more` may be added to it."""
    how = draw.choice(_WAYS if more else _WAYS[:-1])
    changed = how({**whole, "more": more, "cities": cities}, draw)
    at = datetime.fromisoformat(whole["published_at"])
    later = (
        timedelta(hours=draw.randrange(*_HOURS))
        if "outlet" in changed
        else timedelta(minutes=draw.randint(*_MINUTES))
    )
    kind = f"{whole['kind']}-{how.__name__.strip('_')}"
    return whole | changed | {"published_at": (at + later).isoformat(), "kind": kind}


def _paper(draw: random.Random) -> str:
    return f"paper{draw.randrange(5)}.example"


def _copy(whole: Line, draw: random.Random) -> Line:
    lines, city = whole["text"].split("\n"), draw.choice(whole["cities"]).upper()
    text = draw.choice((
        [*lines, "Copyright the wire. All rights reserved."], lines[:-1] if len(lines) > _FEW else lines,
        [f"{city} - {lines[0]}", *lines[1:]], [*lines, "A spokesman could not be reached for comment."],
    ))  # fmt: skip
    title = draw.choice(("", "UPDATE 1-")) + whole["title"]
    return {"outlet": _paper(draw), "title": title, "text": "\n".join(text)}


def _resend(whole: Line, draw: random.Random) -> Line:
    """Send it once more, a slip of the keys put right, or as it was."""
    matches = list(_WORD.finditer(whole["text"]))
    if not matches or draw.random() < 1 / 2:
        return {}
    at = draw.choice(matches).start() + 2
    text = whole["text"]
    return {"text": text[:at] + text[at + 1] + text[at] + text[at + 2 :]}


def _correction(whole: Line, draw: random.Random) -> Line:
    """Change one number, of five or more, or else none."""
    text, numbers = whole["text"], list(_NUMBER.finditer(whole["text"]))
    if len(numbers) >= _FEW + 2:
        at = draw.choice(numbers)
        text = f"{text[: at.start()]}{int(at[0]) + draw.randint(1, 3)}{text[at.end() :]}"
    note = draw.choice(("", "\n(Corrects a figure in an earlier report.)"))
    return {"title": f"CORRECTED - {whole['title']}", "text": text + note}


def _short(whole: Line, draw: random.Random) -> Line:
    """Send the first half alone, as the first take of a story is."""
    lines = whole["text"].split("\n")
    return {"text": "\n".join(lines[: (len(lines) + 1) // 2] if len(lines) > _FEW else lines)}


def _headline(whole: Line, draw: random.Random) -> Line:
    """Run it in another outlet, under a headline made of its lead where that is no row of a table."""
    lead, count = whole["text"].split("\n")[0].split(), draw.randint(6, 10)
    title = " ".join(lead[:count]).strip(".,") if len(lead) > count else whole["title"].title()
    return {"outlet": _paper(draw), "title": title}


def _update(whole: Line, draw: random.Random) -> Line:
    """Add what is known by now."""
    more: list[str] = whole["more"].split("\n")
    title = draw.choice(("", "UPDATE 1-")) + whole["title"]
    return {"title": title, "text": "\n".join([whole["text"], *more[: draw.randint(1, len(more))]])}


_WAYS: tuple[Callable[[Line, random.Random], Line], ...] = (
    _copy, _copy, _resend, _correction, _short, _headline, _update,
)  # fmt: skip
