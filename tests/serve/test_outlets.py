"""What is counted of outlets as members come, move and go, against a count of all that there are."""

from collections import Counter
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.outlet import outlet_of
from streams.records import StoryMember
from streams.serve.lookup import Filler, Reader
from streams.serve.lookup.outlets import CopyCount, Outlet
from streams.topics import MEMBERS
from streams.wire import encode
from tests.serve.made import members
from tests.serve.stored import entries_of

_ids = st.sampled_from([f"a{number}" for number in range(8)])


def listed(records: list[StoryMember | str], limit: int = 1_000) -> tuple[Outlet, ...]:
    pairs = [
        (one.encode(), None) if isinstance(one, str) else (one.article_id.encode(), encode(one))
        for one in records
    ]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "store.sqlite"
        filler, reader = Filler(file), Reader(file)
        filler.take(entries_of(MEMBERS, pairs))
        page, outlets = reader.outlets(limit), list[Outlet]()
        while page.next:
            outlets += page.outlets
            page = reader.outlets(limit, page.next)
        reader.close()
        filler.close()
    return (*outlets, *page.outlets)


def source_of(member: StoryMember) -> str | None:
    """Return the outlet that a member's text is from, if that is another."""
    if member.match is None or member.article_id == member.story_id or "[" in member.match.url:
        return None
    source = outlet_of(member.match.url)
    return source if source != member.outlet else None


def counts(pairs: Counter[str]) -> tuple[CopyCount, ...]:
    ordered = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(CopyCount(outlet=outlet, articles=count) for outlet, count in ordered)


def expected(known: dict[str, StoryMember]) -> list[Outlet]:
    outlets = list[Outlet]()
    for outlet in {member.outlet for member in known.values()}:
        mine = [member for member in known.values() if member.outlet == outlet]
        copies = [member for member in mine if source_of(member)]
        delays = [
            (copy.published_at - source.published_at).total_seconds()
            for copy in copies
            if copy.match and (source := known.get(copy.match.article_id))
            if copy.published_at and source.published_at
        ]
        outlets.append(
            Outlet(
                outlet=outlet, articles=len(mine), originals=len(mine) - len(copies), copies=len(copies),
                copied_from=counts(Counter(source_of(copy) or "" for copy in copies)),
                copied_by=counts(Counter(m.outlet for m in known.values() if source_of(m) == outlet)),
                median_delay_seconds=median(delays) if delays else None,
            )
        )  # fmt: skip
    return sorted(outlets, key=lambda one: (-one.articles, one.outlet))


@given(st.lists(members() | _ids, max_size=25), st.integers(1, 3))
def test_counts_are_those_of_the_members_there_are(records: list[StoryMember | str], limit: int) -> None:
    known = dict[str, StoryMember]()
    for record in records:
        if isinstance(record, str):
            known.pop(record, None)
        else:
            known[record.article_id] = record
    given, wanted = listed(records, limit), expected(known)
    assert [outlet.outlet for outlet in given] == [outlet.outlet for outlet in wanted]
    for one, other in zip(given, wanted, strict=True):
        assert one.median_delay_seconds == pytest.approx(other.median_delay_seconds)
        assert (one.articles, one.originals, one.copies) == (other.articles, other.originals, other.copies)
        assert (one.copied_from, one.copied_by) == (other.copied_from, other.copied_by)
