from collections import Counter
from datetime import UTC, datetime

from streams.emit import Message
from streams.records import PageRead
from streams.steps import ExtractStep, settle
from streams.tidy import OutletRow, TidyStage
from streams.topics import EXTRACTED
from streams.wire import decode
from tests.soak.feed import feed

_AT = datetime(2025, 11, 1, tzinfo=UTC)


def test_the_pages_are_copied_revised_resent_retracted_and_junk_and_teach_their_outlets() -> None:
    outlets: dict[str, OutletRow] = {}
    tidy, extract = TidyStage({}, outlets), ExtractStep()
    endings: Counter[str] = Counter()
    for offset, page in enumerate(feed(400, seed=1)):
        handled = settle(extract, Message("raw-articles", 0, offset, _AT, page.key, page.value))
        if handled.ending:
            endings[handled.ending.outcome.value] += 1
        for emit in handled.emits:
            if emit.topic == EXTRACTED.name:
                result = tidy.take(decode(emit.value or b"", PageRead))
                ends = [change.outcome for change in result.changes if change.outcome]
                endings.update(outcome.value for outcome in ends)
                endings.update([result.outcome.outcome.value] if result.outcome else [])
    assert {"published", "revised", "unchanged", "retracted", "not-an-article", "dead-lettered"} == set(
        endings
    )
    assert [name for name, row in outlets.items() if len(row.known) < 3] == []
    assert feed(400, seed=1) == feed(400, seed=1)
