"""What the pages claim in prose, where it is no list and no example."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from streams import samples
from streams.emit import Ending
from streams.pipeline import Pipeline
from streams.records import CleanArticle, Outcome
from streams.topics import CLEAN
from tests.docs.conftest import Shell
from tests.docs.markdown import ROOT

_AT = datetime(2025, 10, 25, 6, tzinfo=UTC)
_BLURB = "become a member today."  # below each of an outlet's articles
_JUDGED = re.compile(r"of 100 events (\d+) are right by the labels .+? and (\d+) by the stricter")


def _clean(shell: Shell, path: Path, lines: list[bytes]) -> list[dict[str, str]]:
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return [json.loads(line) for line in shell.run(f"newsfold clean --jsonl < {path}").splitlines()]


def test_files_teach_no_boilerplate_and_the_stream_does(shell: Shell, tmp_path: Path) -> None:
    pipeline, pushed = Pipeline(), samples.load()
    for sample in pushed:
        pipeline.push(sample.key, sample.value, _AT)
    texts = [article.text for article in pipeline.latest(CLEAN, CleanArticle).values()]
    lines = [sample.value for sample in pushed if sample.value and b"\n" not in sample.value]
    alone = [str(row.get("text")) for row in _clean(shell, tmp_path / "pages.jsonl", lines)]
    assert [_BLURB in text for text in alone].count(True) == 5
    assert not [text for text in texts if _BLURB in text]


def test_a_page_that_is_gone_retracts_in_the_stream_and_is_an_error_page_on_files(
    shell: Shell, tmp_path: Path
) -> None:
    pipeline, page = Pipeline(), samples.load()[0]
    gone = json.dumps({"url": page.push.url, "html": "<p>gone</p>", "status": 404}).encode()
    (row,) = _clean(shell, tmp_path / "pages.jsonl", [gone])
    assert (row["outcome"], row["reason"]) == ("not-an-article", "error-page")
    pipeline.push(page.key, page.value, _AT)
    assert pipeline.push(page.key, gone, _AT).ending == Ending(Outcome.RETRACTED, None)


@pytest.mark.parametrize("page", ["README.md", "docs/consuming.md"])
def test_how_right_events_are_is_said_as_it_was_measured(page: str) -> None:
    measured, claimed = (
        _JUDGED.findall(" ".join((ROOT / name).read_text(encoding="utf-8").split()))
        for name in ("docs/accuracy.md", page)
    )
    assert measured
    assert claimed == measured
