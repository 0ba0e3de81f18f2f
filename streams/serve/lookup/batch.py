"""Records that are taken in one transaction, and what has to be written once for all of them at its end."""

import sqlite3
from dataclasses import dataclass, field

from streams.records import CanonicalArticle
from streams.serve.lookup.marks import story_text, with_countries
from streams.wire import decode

__all__ = ["Batch", "Texts"]


class Texts:
    """What a full-text table is to have of some rows.

    It is written in the order of the rows' numbers: at a lesser number than the last one, FTS5 would first
    write out all that it has gathered.
    """

    def __init__(self, table: str) -> None:
        self._table = table
        self._texts: dict[int, str] = {}

    def put(self, number: int, text: str) -> None:
        """Have a row found by these words, and by no others; by none where the text is empty."""
        self._texts[number] = text

    def write(self, rows: sqlite3.Connection) -> None:
        """Write what is not there yet."""
        for number, text in sorted(self._texts.items()):
            select = f"SELECT text FROM {self._table} WHERE rowid = ?"  # noqa: S608 - names of our own
            known = rows.execute(select, (number,)).fetchone()
            if known and known[0] == text:
                continue
            if known:
                rows.execute(f"DELETE FROM {self._table} WHERE rowid = ?", (number,))  # noqa: S608 - likewise
            if text:
                insert = f"INSERT INTO {self._table} (rowid, text) VALUES (?, ?)"  # noqa: S608 - likewise
                rows.execute(insert, (number, text))
        self._texts.clear()


@dataclass(frozen=True, slots=True)
class Batch:
    """Records that are taken in one transaction.

    What a story is asked by hangs on its members and its events too, so it is written when all are taken.
    """

    rows: sqlite3.Connection
    words: Texts = field(default_factory=lambda: Texts("words"))  #: of stories
    marks: Texts = field(default_factory=lambda: Texts("marks"))  #: of events
    headings: Texts = field(default_factory=lambda: Texts("headings"))  #: of threads
    stories: dict[str, CanonicalArticle | None] = field(default_factory=dict)  #: null where it is to be read

    def touch(self, story_id: str) -> None:
        """Have a story's words written anew, if there is such a story."""
        self.stories.setdefault(story_id, None)

    def finish(self) -> None:
        """Write what is to be written at the end."""
        for story_id, story in self.stories.items():
            self._index(story_id, story)
        self.words.write(self.rows)
        self.marks.write(self.rows)
        self.headings.write(self.rows)

    def _index(self, story_id: str, story: CanonicalArticle | None) -> None:
        query = "SELECT number, live, has_more_members, record FROM stories WHERE story_id = ?"
        row = self.rows.execute(query, (story_id,)).fetchone()
        if row is None:
            return
        number, live, has_more, record = row
        if not live:
            self.words.put(number, "")
        elif story or has_more:
            story = story or decode(record, CanonicalArticle)
            outlets = {story.outlet, *(member.outlet for member in story.members)}
            if has_more:
                outlets |= self._all("SELECT DISTINCT outlet FROM members WHERE story_id = ?", story_id)
            self.words.put(number, story_text(story, outlets, self._countries(story_id)))
        else:
            (known,) = self._all("SELECT text FROM words WHERE rowid = ?", number)
            self.words.put(number, with_countries(known, self._countries(story_id)))

    def _countries(self, story_id: str) -> set[str]:
        lists = self._all(
            "SELECT countries FROM events WHERE number IN (SELECT event FROM tellers WHERE story_id = ?)",
            story_id,
        )
        return {country for some in lists for country in some.split()}

    def _all(self, query: str, value: str | int) -> set[str]:
        return {one for (one,) in self.rows.execute(query, (value,))}
