"""Cleaned pages on a terminal: one whole, or several in a table."""

from rich.table import Table
from rich.text import Text

from streams.cli.lines import is_unread
from streams.cli.show import console, cut, escape, outcome_text, tables, visible
from streams.records import Kind
from streams.review import Entry, Totals, fields, share

__all__ = ["Listing", "end_text", "print_fields"]

_COLUMNS = ("page", "outcome", "title", "published", "authors", "kept", "extractor")
_LONG = {"page": 3, "authors": 2, "title": 5}  # parts of the room that they share
_BETWEEN = 2  # spaces between two columns

_Row = tuple[Text, ...]


class Listing:
    """What `clean` shows if nothing else is asked for: the only page whole, or else a row a page."""

    def __init__(self) -> None:
        self._only: Entry | None = None
        self._rows: list[_Row] = []  # and not the pages: there may be a whole crawl of them

    def add(self, entry: Entry) -> None:
        """Take a page."""
        self._rows.append(_row(entry))
        self._only = None if len(self._rows) > 1 else entry

    def end(self, totals: Totals) -> None:
        """Print all."""
        if self._only:
            _print_whole(self._only)
            return
        tables.print(_table(self._rows, tables.width))
        console.print(f"\n{totals.said()}")


def end_text(entry: Entry) -> str:
    """Return a page's outcome in its colour, with the reason, or the kind of what is no plain article."""
    kind = entry.found.get("kind", Kind.ARTICLE)
    return outcome_text(entry.found["outcome"], entry.found.get("reason") if kind == Kind.ARTICLE else kind)


def print_fields(entry: Entry) -> None:
    """Print an article's fields, and how much of its page was kept."""
    rows = [*fields(entry.found), ("kept", f"{_share(entry)} of the page's text")]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        console.print(f"[dim]{name:>{width}}[/] {escape(value)}")


def _print_whole(entry: Entry) -> None:
    cleaned = entry.found
    if not entry.is_article:
        where = "" if is_unread(cleaned) else f"{escape(entry.source)}: "  # that names its file itself
        console.print(f"{where}{end_text(entry)}: {escape(cleaned['message'])}")
        return
    console.print(f"[bold]{escape(cleaned['title'])}[/]")
    print_fields(entry)
    console.print(f"\n{escape(cleaned['text'])}\n")
    for gone in cleaned["removed"]:
        text = escape(cut(" ".join(gone.text.split()), 90))
        console.print(f"[dim]removed[/] [yellow]{gone.reason}[/] {text}")


def _row(entry: Entry) -> _Row:
    cleaned = entry.found
    title = cleaned.get("title") or cleaned.get("message", "")
    day, authors = str(cleaned.get("published_at") or "")[:10], ", ".join(cleaned.get("authors") or ())
    kept, extractor = _share(entry) if entry.is_article else "", cleaned.get("extractor", "")
    name, *others = map(Text, map(visible, (entry.source, title, day, authors, kept, extractor)))
    return (name, Text.from_markup(end_text(entry)), *others)


def _table(rows: list[_Row], width: int) -> Table:
    """Return the table: short columns are as wide as they are, the long ones share what room is left."""
    columns = zip(map(Text, _COLUMNS), *rows, strict=True)
    widths = {column[0].plain: max(text.cell_len for text in column) for column in columns}
    room = width - _BETWEEN * (len(widths) - 1) - sum(widths[name] for name in widths.keys() - _LONG)
    parts = sum(_LONG.values())
    for name, part in _LONG.items():  # the title last: it gets what the others do not need
        widths[name] = max(len(name), min(widths[name], room * part // parts))
        room, parts = room - widths[name], parts - part
    table = Table(box=None, pad_edge=False, padding=(0, _BETWEEN, 0, 0))
    for name, wide in widths.items():
        table.add_column(name, width=wide, no_wrap=True, justify="right" if name == "kept" else "left")
    for row in rows:
        table.add_row(_end_of(row[0], widths["page"]), *row[1:])
    return table


def _end_of(text: Text, width: int) -> Text:
    """Return the end of a name that is too long: it tells more than the folders before it."""
    return text if text.cell_len <= width else Text("…" + text.plain[1 - width :])


def _share(entry: Entry) -> str:
    return f"{share(entry.kept, entry.seen)}%"
