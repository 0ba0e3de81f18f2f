"""The pure parts of the benchmark of whole pipelines; how fast anything is, no test says."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from benchmarks.pipeline.__main__ import main
from benchmarks.pipeline.figures import quantile, ratio
from benchmarks.pipeline.kinds import KINDS, kind_of
from benchmarks.pipeline.pages import Source, first, read_sources, reworded
from benchmarks.pipeline.processes import usage
from benchmarks.pipeline.run import Measured
from benchmarks.pipeline.sides import EVERYDAY, NEWSFOLD, SIDES
from benchmarks.pipeline.tables import functions, overview, stages
from benchmarks.pipeline.timeline import counts, timeline
from streams.errors import UsageError
from streams.text.words import words

TITLE = "Ministers sign treaty"
TEXT = (
    "Ministers from Norway signed the fishing treaty after talking about quotas for months. “Boats from "
    "Iceland were waiting nearby,” harbour officials added, hoping that prices would quickly recover."
)
NOTICE = "Newsletters about fishing boats every morning"
URL = "https://paper.example/a/treaty.html"
PAGE = f"""<html><head><title>{TITLE}</title><link rel="canonical" href="{URL}">
<meta property="og:title" content="{TITLE}"><script>var quotas = "treaty";</script>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}"}}</script></head>
<body class="treaty"><h1>{TITLE}</h1><p>{TEXT}</p><p>{NOTICE}</p></body></html>"""


@pytest.fixture
def sources(tmp_path: Path) -> list[Source]:
    line = {"url": URL, "file": "1.html", "title": TITLE, "text": TEXT}
    (tmp_path / "pages.jsonl").write_text(json.dumps(line), encoding="utf-8")
    (tmp_path / "1.html").write_text(PAGE, encoding="utf-8")
    return read_sources([tmp_path])


def shingles(text: str) -> set[tuple[str, ...]]:
    sequence = words(text)
    return set(zip(sequence, sequence[1:], sequence[2:], strict=False))


# -- Pages -----------------------------------------------------------------------


def test_a_reworded_page_shares_few_runs_of_three_words(sources: list[Source]) -> None:
    html = reworded(sources[0], 1).html or ""
    paragraph = html.partition("<p>")[2].partition("</p>")[0]
    assert len(shingles(paragraph) & shingles(TEXT)) <= len(shingles(TEXT)) // 10
    assert len(words(paragraph)) == len(words(TEXT))


def test_a_reworded_page_has_its_title_changed_in_the_same_way_everywhere(sources: list[Source]) -> None:
    html = reworded(sources[0], 1).html or ""
    title = html.partition("<h1>")[2].partition("</h1>")[0]
    assert title != TITLE
    assert f"<title>{title}</title>" in html
    assert f'content="{title}"' in html
    assert f'"headline": "{title}"' in html


def test_what_is_not_the_article_stays_as_it_is(sources: list[Source]) -> None:
    html = reworded(sources[0], 1).html or ""
    assert f"<p>{NOTICE}</p>" in html
    assert 'var quotas = "treaty";' in html
    assert '<body class="treaty">' in html


def test_a_reworded_page_is_at_a_url_of_its_own(sources: list[Source]) -> None:
    page = reworded(sources[0], 3)
    assert page.url == "https://paper.example/a/treaty-3.html"
    assert f'href="{page.url}"' in (page.html or "")


def test_pages_are_the_same_in_every_run_and_no_two_of_them_alike(sources: list[Source]) -> None:
    (one,), (other,) = first(sources, 40), first(sources, 40)
    assert one == other
    assert len({page.url for page in one}) == len(one)


def test_the_first_round_is_the_pages_as_they_are(sources: list[Source]) -> None:
    ((page,),) = first(sources, 1)
    assert (page.url, page.html) == (URL, PAGE)


def test_every_tenth_page_is_reprinted_word_for_word_by_another_outlet(sources: list[Source]) -> None:
    (pages,) = first(sources, 22)
    reprints = [at for at, page in enumerate(pages) if "reprints.example" in page.url]
    assert reprints == [10, 21]
    assert (pages[10].html or "").replace(pages[10].url, pages[9].url) == pages[9].html


def test_what_has_no_words_between_spaces_is_used_once(sources: list[Source]) -> None:
    japanese = Source("https://jp.example/a", "<p>東京の朝</p>", "東京の朝の市場では魚の値段が上がった。", "")
    (pages,) = first([japanese, *sources], 8)
    assert sum(page.url.startswith(japanese.url) for page in pages) == 1
    with pytest.raises(UsageError, match="no page has a text in words"):
        first([japanese], 1)


# -- Figures ---------------------------------------------------------------------


@given(st.lists(st.floats(0, 100), min_size=1), st.floats(0.01, 1))
def test_a_quantile_is_the_least_value_that_the_share_does_not_exceed(
    values: list[float], share: float
) -> None:
    least = quantile(values, share)
    assert least in values
    assert sum(value <= least for value in values) >= share * len(values)
    assert sum(value < least for value in values) < share * len(values)


def test_a_ratio_to_nothing_is_none() -> None:
    assert (ratio(3, 2), ratio(3, 0)) == ("1.50", "-")


def measured(side: str, ms: float) -> Measured:
    spent = Counter({("clean", "a.py:f"): ms / 2000, ("JSON", "b.py:g"): ms / 2000})
    return Measured(
        SIDES[side], 2, 10, took=5, cpu=ms / 100, spent=spent, memory=100 << 20, latencies=[0.1, 0.9]
    )


def printed(*shown: object) -> str:
    console = Console(width=130, file=StringIO())
    with console.capture() as capture:
        for one in shown:
            console.print(one)
    return capture.get()


def test_the_sides_are_printed_beside_one_another_with_their_ratio() -> None:
    both = [measured("newsfold", 40), measured("everyday", 160)]
    lines = printed(overview(both)).splitlines()
    assert lines[0].split() == ["2", "workers", "newsfold", "everyday", "ratio"]
    assert ["CPU", "ms", "a", "page", "40.0", "160.0", "0.25"] in [line.split() for line in lines]
    assert ["p99", "push", "to", "article,", "s", "0.90", "0.90", "1.00"] in [line.split() for line in lines]


def test_processor_time_is_printed_by_stage_and_plumbing() -> None:
    lines = [line.split() for line in printed(stages([measured("newsfold", 40)])).splitlines()]
    assert ["clean", "2.00"] in lines
    assert ["JSON", "2.00"] in lines
    assert ["plumbing", "20.00"] in lines  # half of what was seen, of the processor's own figure
    assert "a.py:f" in printed(functions(measured("newsfold", 40), 1))


# -- Where the time goes -----------------------------------------------------------


@pytest.mark.parametrize(
    ("stack", "kind"),
    [
        (["streams/wire.py:decode", "streams/steps/fold.py:handle"], "JSON"),
        (["x/msgspec/__init__.py:f", "streams/state.py:__getitem__", "streams/fold/stage.py:take"], "rows"),
        (["streams/fold/packing.py:pack", "streams/state.py:__setitem__"], "rows"),
        (["re/__init__.py:sub", "streams/text/words.py:words", "streams/tidy/stage.py:take"], "clean"),
        (["thinc/model.py:predict", "streams/code/english/parser/ruler.py:read"], "code"),
        (["gzip.py:write", "aiokafka/codec.py:gzip_encode", "aiokafka/producer/sender.py:f"], "compression"),
        (["aiokafka/conn.py:send", "faust/transport/drivers/aiokafka.py:send"], "aiokafka"),
        (["site-packages/faust/streams.py:f", "uvloop/loop.py:run"], "Faust"),
        (["multiprocessing/connection.py:_recv", "streams/pool/forked.py:answer"], "pool"),
        (
            ["selectors.py:select", "asyncio/base_events.py:run", "site-packages/mode/threads.py:run"],
            "event loop",
        ),
        (["lxml/etree.py:f", "benchmarks/pipeline/everyday.py:clean", "faust/agents/agent.py:f"], "clean"),
        (["benchmarks/pipeline/everyday.py:work", "site-packages/faust/agents/agent.py:f"], "agents"),
        (["threading.py:run"], "event loop"),
    ],
)
def test_a_stack_is_of_the_innermost_frame_that_has_a_kind(stack: list[str], kind: str) -> None:
    frames = [(path, function) for path, _, function in (one.rpartition(":") for one in stack)]
    assert kind_of(frames)[0] == kind
    assert kind in KINDS


def test_of_an_event_loop_the_innermost_frame_is_told() -> None:
    stack = [("selectors.py", "select"), ("/mode/threads.py", "run")]
    assert kind_of(stack) == ("event loop", stack[0])


def test_a_process_says_where_its_time_went_and_those_that_it_forks_do(tmp_path: Path) -> None:
    program = [
        "import hashlib, os",
        "pid = os.fork()",
        "for _ in range(120_000): hashlib.sha256(bytes(2_000)).digest()",
        "if pid: os.waitpid(pid, 0)",
    ]
    environment = NEWSFOLD.environment("127.0.0.1:1", tmp_path)
    subprocess.run([sys.executable, "-c", "\n".join(program)], env=dict(environment), check=True)
    files = list(tmp_path.glob("*.json"))
    assert len(files) == 2
    for file in files:
        assert sum(seconds for _, _, seconds in json.loads(file.read_text())) > 0


def test_the_processes_of_a_session_are_counted_together() -> None:
    command = [sys.executable, "-c", "import os, time; os.fork(); time.sleep(60)"]
    with subprocess.Popen(command, start_new_session=True) as process:
        try:
            while (used := usage(process.pid)).processes < 2:
                assert process.poll() is None
            assert used.bytes > 1 << 20
        finally:
            os.killpg(process.pid, signal.SIGKILL)


# -- A burst ---------------------------------------------------------------------


def test_records_are_counted_by_topic_and_stretch() -> None:
    seen = [("a", 100.0), ("a", 109.9), ("b", 110.0), ("a", 135.0), ("a", 99.9)]
    assert counts(seen, 100.0, 10.0) == [Counter(a=3), Counter(b=1), Counter(), Counter(a=1)]


def test_a_timeline_shows_where_a_topic_was_given_nothing() -> None:
    lines = printed(timeline([Counter(a=4, b=1), Counter(b=2), Counter(a=2)], ("a", "b"), 10)).splitlines()
    assert [line.split() for line in lines] == [
        ["from", "a", "b"],
        ["0", "s", "4", "██████", "1", "███"],
        ["10", "s", "·", "2", "██████"],
        ["20", "s", "2", "███"],
        ["all", "6", "3"],
    ]


# -- The two sides -----------------------------------------------------------------


def test_a_record_says_whose_articles_it_has() -> None:
    story = json.dumps({"members": [{"url": "https://a.example/1"}, {"url": "https://b.example/2"}]})
    assert list(NEWSFOLD.urls(story.encode())) == ["https://a.example/1", "https://b.example/2"]
    assert list(EVERYDAY.urls(b'{"url": "https://a.example/1"}')) == ["https://a.example/1"]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [str(tmp_path / "none")])
    assert done.exit_code == 1
    assert "has no pages.jsonl" in done.output
