"""Articles as members of stories, and what their outlets do with one another's texts."""

from dataclasses import dataclass

from streams.extract.outlet import outlet_of
from streams.records import StoryMember
from streams.serve.lookup.batch import Batch
from streams.serve.lookup.entry import Entry
from streams.serve.lookup.numbers import micros
from streams.wire import decode

__all__ = ["drop_member", "take_member"]


@dataclass(frozen=True, slots=True)
class _Row:
    """What is known of a member beside its record."""

    story_id: str
    outlet: str
    published_at: int | None
    source: str | None  #: the earlier article that its text is likely from, if that is another outlet's
    source_outlet: str | None

    @property
    def is_copy(self) -> bool:
        return self.source is not None


def take_member(batch: Batch, entry: Entry) -> None:
    """Take a record of an article's place, or its end."""
    if entry.value is None:
        drop_member(batch, entry.name)
        return
    member = decode(entry.value, StoryMember)
    row = _row(member)
    if known := _known(batch, member.article_id):
        _count(batch, known, -1)
        _touch(batch, known.story_id)
    batch.rows.execute(
        "INSERT INTO members (article_id, story_id, outlet, published_at, source, source_outlet, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article_id) DO UPDATE SET story_id = excluded.story_id,"
        " outlet = excluded.outlet, published_at = excluded.published_at, source = excluded.source,"
        " source_outlet = excluded.source_outlet, record = excluded.record",
        (member.article_id, row.story_id, row.outlet, row.published_at, row.source, row.source_outlet,
         entry.value),
    )  # fmt: skip
    _count(batch, row, 1)
    _time(batch, member.article_id)
    _touch(batch, row.story_id)


def drop_member(batch: Batch, article_id: str) -> None:
    """Have the article in no story any more."""
    row = _known(batch, article_id)
    if row is None:
        return
    batch.rows.execute("DELETE FROM members WHERE article_id = ?", (article_id,))
    _count(batch, row, -1)
    _time(batch, article_id)
    _touch(batch, row.story_id)


def _known(batch: Batch, article_id: str) -> _Row | None:
    query = "SELECT story_id, outlet, published_at, source, source_outlet FROM members WHERE article_id = ?"
    row = batch.rows.execute(query, (article_id,)).fetchone()
    return _Row(*row) if row else None


def _row(member: StoryMember) -> _Row:
    """Read off a record from whom the article is.

    The match of a story's first article, by which the story is named, is with one that came after it. What an
    outlet has from itself is no copy.
    """
    published = micros(member.published_at) if member.published_at else None
    match = member.match if member.article_id != member.story_id else None
    source_outlet = _outlet(match.url) if match else None
    if match is None or source_outlet in (None, member.outlet):
        return _Row(member.story_id, member.outlet, published, None, None)
    return _Row(member.story_id, member.outlet, published, match.article_id, source_outlet)


def _outlet(url: str) -> str | None:
    try:
        return outlet_of(url)
    except ValueError:  # no URL of newsfold's
        return None


def _count(batch: Batch, row: _Row, step: int) -> None:
    """Count an article in, or out. What has come to nothing goes."""
    batch.rows.execute(
        "INSERT INTO outlets VALUES (?1, ?2, ?3) ON CONFLICT (outlet) DO UPDATE"
        " SET articles = articles + ?2, copies = copies + ?3",
        (row.outlet, step, step * row.is_copy),
    )
    if row.is_copy:
        batch.rows.execute(
            "INSERT INTO flows VALUES (?1, ?2, ?3) ON CONFLICT (outlet, source) DO UPDATE"
            " SET articles = articles + ?3",
            (row.outlet, row.source_outlet, step),
        )
    if step < 0:
        batch.rows.execute("DELETE FROM outlets WHERE outlet = ? AND articles <= 0", (row.outlet,))
        batch.rows.execute(
            "DELETE FROM flows WHERE outlet = ? AND source = ? AND articles <= 0",
            (row.outlet, row.source_outlet),
        )


def _time(batch: Batch, article_id: str) -> None:
    """Measure how long after its source an article was published; and those whose source it is."""
    batch.rows.execute(
        "UPDATE members SET delay = published_at - (SELECT published_at FROM members AS s"
        " WHERE s.article_id = members.source) WHERE article_id = ?1 OR source = ?1",
        (article_id,),
    )


def _touch(batch: Batch, story_id: str) -> None:
    """Have a story found by its members' outlets; the record of a story that has few names them itself."""
    query = "SELECT 1 FROM stories WHERE story_id = ? AND has_more_members"
    if batch.rows.execute(query, (story_id,)).fetchone():
        batch.touch(story_id)
