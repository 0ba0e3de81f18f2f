"""The same records and the same questions on PostgreSQL, as somebody would set it up who has no gateway."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from time import perf_counter

from benchmarks.gateway.made import Maker
from benchmarks.gateway.store import Filled, Given
from benchmarks.pipeline.processes import tree_seconds
from streams.records import CanonicalArticle, CleanArticle, Event, PageOutcome, StoryMember
from streams.serve.lookup import Entry
from streams.topics import CANONICAL, CLEAN, EVENTS, MEMBERS, OUTCOMES
from streams.wire import decode

__all__ = ["Postgres", "missing", "postgres"]

_BATCH = 500
_BIN = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), Path("/usr/bin"))
_DATABASE = "newsfold"
_OPTIONS = {
    "listen_addresses": "", "shared_buffers": "512MB", "synchronous_commit": "off", "max_wal_size": "4GB",
    "maintenance_work_mem": "256MB", "random_page_cost": "1.1", "jit": "off",
}  # fmt: skip
_TABLES = """
CREATE TABLE stories (id text PRIMARY KEY, live bool, language text, outlets int, first_seen timestamptz,
    record bytea, words tsvector);
CREATE INDEX ON stories (first_seen DESC, id) WHERE live;
CREATE INDEX ON stories (outlets DESC, id) WHERE live;
CREATE INDEX ON stories (language, first_seen DESC, id) WHERE live;
CREATE INDEX ON stories USING gin (words);
CREATE TABLE articles (id text PRIMARY KEY, story text, outlet text, record bytea);
CREATE INDEX ON articles (story);
CREATE INDEX ON articles (outlet, story);
CREATE TABLE events (id text PRIMARY KEY, type text, countries text[], stories text[], first_seen timestamptz,
    record bytea);
CREATE INDEX ON events (type, first_seen DESC);
CREATE INDEX ON events USING gin (countries);
CREATE INDEX ON events USING gin (stories);
CREATE TABLE outcomes (id text PRIMARY KEY, record bytea);
CREATE TABLE texts (id text PRIMARY KEY, record bytea);
"""


def missing() -> str | None:
    """Say what is missing to run it, or None."""
    if not all((_BIN / name).exists() for name in ("initdb", "pg_ctl", "pgbench")):
        return "no PostgreSQL with pgbench is installed: apt install postgresql"
    if not os.getuid() and not shutil.which("runuser"):
        return "PostgreSQL does not run as root, and there is no runuser"
    return None


class Postgres:
    """A server of its own, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, name: str, *options: str, text: str = "") -> str:
        """Run one of its commands. Raises `RuntimeError` where that fails."""
        done = subprocess.run(  # noqa: S603 - our own commands
            self._command(name, *options),
            input=text,
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
        )
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr[-500:]}")
        return done.stdout

    def fill(self, stories: int, say: Callable[[str], None]) -> Filled:
        """Put in what a gateway's store has: by COPY and an upsert, a batch in a transaction."""
        records, seconds = 0, 0.0
        began, making = self._spent() + _of_children(), 0.0
        entries, done = Maker().entries(stories), 0
        with subprocess.Popen(  # noqa: S603 - likewise
            self._command("psql", "-qAtX", "-h", str(self.folder), "-d", _DATABASE, "-v", "ON_ERROR_STOP=1"),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=self.folder, text=True,
        ) as session:  # fmt: skip
            assert session.stdin
            assert session.stdout
            while batch := list(islice(entries, _BATCH)):
                wall, spent = perf_counter(), os.times()
                session.stdin.write(_upsert(batch) + "SELECT 1;\n")
                session.stdin.flush()
                session.stdout.readline()
                seconds, records, done = seconds + perf_counter() - wall, records + len(batch), done + 1
                making += os.times().user + os.times().system - spent.user - spent.system
                if not done % 400:
                    say(f"{records:,} records, {records / seconds:,.0f}/s")
            session.stdin.close()
        cpu = self._spent() + _of_children() - began + making  # the server's, psql's and ours
        self.run("psql", "-qX", "-h", str(self.folder), "-d", _DATABASE, text="VACUUM ANALYZE;")
        size = int(self.run("psql", "-qAtX", "-h", str(self.folder), "-d", _DATABASE,
                            text=f"SELECT pg_database_size('{_DATABASE}');"))  # fmt: skip
        return Filled(records, seconds, cpu, size)

    def ask(self, asked: Sequence[Given]) -> list[float]:
        """Return the seconds of questions, one after the other, as pgbench tells them: without HTTP."""
        for old in self.folder.glob("log.*"):
            old.unlink()
        scripts = []
        for number, given in enumerate(asked):
            script = self.folder / f"question-{number}.sql"
            script.write_text(_question(given))
            script.chmod(0o644)
            scripts += ["-f", str(script)]
        self.run("pgbench", "-n", "-h", str(self.folder), "-t", str(len(asked)), "-l", "--log-prefix",
                 str(self.folder / "log"), *scripts, _DATABASE)  # fmt: skip
        lines = [line.split() for log in self.folder.glob("log.*") for line in log.read_text().splitlines()]
        return [int(line[2]) / 1e6 for line in lines]

    def _spent(self) -> float:
        """Return the processor seconds of its server, and of all that the server has started."""
        return tree_seconds(int((self.folder / "data/postmaster.pid").read_text().split()[0]))

    def _command(self, name: str, *options: str) -> list[str]:
        user = [] if os.getuid() else ["runuser", "-u", "postgres", "--"]
        return [*user, str(_BIN / name), *options]


@contextmanager
def postgres(folder: Path) -> Iterator[Postgres]:
    """Run a server with the tables."""
    folder.mkdir(parents=True)
    if not os.getuid():
        shutil.chown(folder, "postgres")
    server, data = Postgres(folder), str(folder / "data")
    server.run("initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8")
    options = " ".join(f"-c {name}='{value}'" for name, value in _OPTIONS.items())
    server.run("pg_ctl", "start", "-w", "-D", data, "-l", str(folder / "server.log"), "-o",
               f"{options} -k {folder}")  # fmt: skip
    try:
        server.run("createdb", "-h", str(folder), _DATABASE)
        server.run("psql", "-qX", "-h", str(folder), "-d", _DATABASE, text=_TABLES)
        yield server
    finally:
        server.run("pg_ctl", "stop", "-D", data, "-m", "immediate")


def _upsert(batch: Sequence[Entry]) -> str:
    """Return a transaction that takes a batch: the rows of each table by COPY, in the place of older ones."""
    rows: dict[str, list[str]] = {}
    for entry in batch:
        table, values = _row(entry)
        rows.setdefault(table, []).append("\t".join(map(_copied, values)))
    parts = ["BEGIN;\n"]
    for table, lines in rows.items():  # the names are our own, and the values go by COPY
        names = _COLUMNS[table]
        plain = ", ".join(name for name in names if name != "words")
        fresh = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
        if table == "stories":
            words = f"INSERT INTO stories SELECT {plain}, to_tsvector('simple', words) FROM fresh"  # noqa: S608 - our own names
        else:
            words = f"INSERT INTO {table} SELECT {plain} FROM fresh"  # noqa: S608 - likewise
        kinds = ", ".join(f"{name} {kind}" for name, kind in names.items())
        parts += [
            f"CREATE TEMP TABLE fresh ({kinds}) ON COMMIT DROP;\nCOPY fresh FROM STDIN;\n",
            *(f"{line}\n" for line in lines), "\\.\n",
            f"{words} ON CONFLICT (id) DO UPDATE SET {fresh};\nDROP TABLE fresh;\n",
        ]  # fmt: skip
    return "".join([*parts, "COMMIT;\n"])


_COLUMNS = {
    "stories": {"id": "text", "live": "bool", "language": "text", "outlets": "int",
                "first_seen": "timestamptz", "record": "bytea", "words": "text"},
    "articles": {"id": "text", "story": "text", "outlet": "text", "record": "bytea"},
    "events": {"id": "text", "type": "text", "countries": "text[]", "stories": "text[]",
               "first_seen": "timestamptz", "record": "bytea"},
    "outcomes": {"id": "text", "record": "bytea"},
    "texts": {"id": "text", "record": "bytea"},
}  # fmt: skip


def _of_children() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def _row(entry: Entry) -> tuple[str, tuple[object, ...]]:
    """Return where a record goes, and its row; it is decoded and held to its schema, as the gateway does."""
    raw = entry.value
    assert raw
    if entry.topic == CANONICAL.name:
        one = decode(raw, CanonicalArticle)
        return "stories", (one.story_id, one.status.live, one.language, one.outlet_count, one.first_seen, raw,
                           f"{one.title} {one.text}")  # fmt: skip
    if entry.topic == MEMBERS.name:
        member = decode(raw, StoryMember)
        return "articles", (member.article_id, member.story_id, member.outlet, raw)
    if entry.topic == EVENTS.name:
        event = decode(raw, Event)
        place = event.event_loc.country if event.event_loc else None
        countries = {one.country for one in (*event.actor, *event.recipient)} | {place}
        return "events", (
            event.event_id,
            event.event,
            countries - {None},
            event.story_ids,
            event.first_seen,
            raw,
        )
    if entry.topic == OUTCOMES.name:
        return "outcomes", (decode(raw, PageOutcome).origin.key, raw)
    assert entry.topic == CLEAN.name
    return "texts", (decode(raw, CleanArticle).article_id, raw)


def _copied(value: object) -> str:
    """Return a value as COPY takes it."""
    if isinstance(value, bytes):
        return f"\\\\x{value.hex()}"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (set, tuple, list)):
        return "{" + ",".join(map(str, value)) + "}"
    return str(value).replace("\\", "\\\\").replace("\t", " ").replace("\n", "\\n")


def _question(given: Given) -> str:
    """Return the query that somebody would write for the parameters of a question."""
    where = ["live"]
    if language := given.get("language"):
        where.append(f"language = '{language}'")
    if outlet := given.get("outlet"):
        where.append(f"id IN (SELECT story FROM articles WHERE outlet = '{outlet}')")  # noqa: S608 - made data
    if country := given.get("country"):
        where.append(f"id IN (SELECT unnest(stories) FROM events WHERE countries @> ARRAY['{country}'])")  # noqa: S608
    if since := given.get("since"):
        where.append(f"first_seen >= '{since}'")
    if until := given.get("until"):
        where.append(f"first_seen < '{until}'")
    if least := given.get("min_outlets"):
        where.append(f"outlets >= {least}")
    if q := given.get("q"):
        where.append(f"words @@ plainto_tsquery('simple', '{q}')")
    order = "outlets" if given.get("order") == "most-outlets" else "first_seen"
    return f"SELECT record FROM stories WHERE {' AND '.join(where)} ORDER BY {order} DESC, id LIMIT 51;\n"  # noqa: S608
