import gzip
import json
from pathlib import Path

import pytest

from tests.cli.support import TEXT, newsfold

PAGE = (
    "<html><head><title>Arrests in Paris</title><meta name=author content='Ada Lind'>"
    "<meta property='article:published_time' content='2025-05-01T10:00:00+02:00'></head>"
    f"<body><article><h1>Arrests in Paris</h1><p>{TEXT}</p></article></body></html>"
)
GOLD = {
    "url": "https://a.example/1", "file": "1.html.gz", "title": "Arrests in Paris", "authors": ["Ada Lind"],
    "published_at": "2025-05-01", "text": TEXT,
}  # fmt: skip
SHORT = {**GOLD, "url": "https://a.example/2", "file": "2.html", "title": None}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "1.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "2.html").write_text("<html><p>Too short.", encoding="utf-8")
    text = "".join(f"{json.dumps(line)}\n" for line in (GOLD, SHORT))
    (tmp_path / "pages.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_figures_are_printed_with_counts_by_extractor_and_by_outcome(pages: Path) -> None:
    done = newsfold("eval", "clean", pages)
    lines = [" ".join(line.split()) for line in done.stdout.decode().splitlines()]
    assert (done.returncode, done.stderr) == (0, b"")
    half = "0.500 (1 of 2)"
    assert lines[1] == f"all 2 0.5000 0.500 0.500 1.000 (1 of 1) {half} {half}"
    assert [line.split()[1:3] for line in lines[2:4]] == [["1", "1.0000"], ["1", "0.0000"]]
    assert lines[-1].startswith("2 pages: 1 published, 1 not-an-article (")


def test_the_worst_pages_are_listed_with_what_is_wrong(pages: Path) -> None:
    shown = newsfold("eval", "clean", pages, "--worst", 1).stdout.decode()
    last = shown.splitlines()[-1].split()
    assert (last[:3], last[-2:]) == (["0.00", "0.00", "2.html"], ["date,", "authors"])


def test_a_line_a_page_is_written_in_their_order(pages: Path) -> None:
    done = newsfold("eval", "clean", pages, "--jsonl")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["file"], first["f1"], first["right"]["title"]) == ("1.html.gz", 1.0, True)
    assert (second["f1"], second["right"]["title"]) == (0.0, None)
    assert second["found"]["outcome"] == "not-an-article"


def test_a_folder_without_a_list_is_wrong_usage(tmp_path: Path) -> None:
    done = newsfold("eval", "clean", tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"newsfold: {tmp_path} has no pages.jsonl; name a folder")


def test_a_broken_line_is_wrong_usage_by_its_number(pages: Path) -> None:
    with (pages / "pages.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    done = newsfold("eval", "clean", pages)
    assert done.returncode == 2
    assert b"pages.jsonl:3 cannot be used: the value is not JSON" in done.stderr


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    other = " ".join(
        f"Sentence {n} tells of the harvest, of rain and of the price of wheat." for n in range(9)
    )
    articles = {
        "a": ("g1", "agency", TEXT),
        "b": ("g1", "lead", TEXT),
        "c": ("g2", "single", other),
        "d": ("g2", "lead", TEXT),
    }
    lines = [
        {"url": f"http://{name}.example/1", "title": "T", "text": text, "label": label, "kind": kind,
         "published_at": f"2025-05-01T0{at}:00:00Z", "story": "s"}
        for at, (name, (label, kind, text)) in enumerate(articles.items())
    ]  # fmt: skip
    (tmp_path / "copies.jsonl").write_text(
        "".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8"
    )
    return tmp_path / "copies.jsonl"


def test_the_figures_of_stories_are_printed_and_their_kinds(copies: Path) -> None:
    lines = newsfold("eval", "fold", copies).stdout.decode().splitlines()
    assert lines[1].split()[:8] == ["4", "2", "2", "0.4000", "0.3333", "0.5000", "2", "1"]
    assert ["lead", "2", "0.5000"] in [line.split() for line in lines]
    assert lines[-1].split() == ["lead", "+", "lead", "1"]


def test_pairs_of_one_running_story_or_of_a_list_can_be_left_out(copies: Path) -> None:
    ignored = newsfold("eval", "fold", copies, "--story", "ignore").stdout.decode().splitlines()
    assert ignored[1].split()[4] == "1.0000"
    grey = copies.with_name("grey.json")
    grey.write_text('[["http://a.example/1", "http://d.example/1"]]', encoding="utf-8")
    left = newsfold("eval", "fold", copies, "--grey", grey, "--shuffle", 1).stdout.decode().splitlines()
    assert left[1].split()[4] == "0.5000"


def test_a_line_an_article_names_who_is_in_by_mistake_and_who_is_missing(copies: Path) -> None:
    judged = {
        line["url"]: line
        for line in map(json.loads, newsfold("eval", "fold", copies, "--jsonl").stdout.splitlines())
    }
    assert judged["http://a.example/1"]["false"] == ["http://d.example/1"]
    assert judged["http://c.example/1"]["missing"] == ["http://d.example/1"]


def sentences(tmp_path: Path) -> Path:
    labelled = [
        {"text": "France condemned the coup in Niger on Monday.", "label": "ACCUSE", "id": "1"},
        {"text": "Turkish and Greek ministers met in Athens.", "label": "AID", "id": "2"},
    ]
    path = tmp_path / "sentences.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in labelled), encoding="utf-8")
    return path


def test_first_events_are_judged_by_root_with_what_they_were_mistaken_for(tmp_path: Path) -> None:
    done = newsfold("eval", "events", sentences(tmp_path))
    lines = [line.split() for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert lines[1] == ["all", "2", "0.500", "0.500", "0"]
    assert ["ACCUSE", "1", "1.00", "1.00", "1.00"] in lines
    assert lines[-1] == ["AID", "CONSULT", "1"]


def test_a_line_a_judged_text_has_its_events(tmp_path: Path) -> None:
    done = newsfold("eval", "events", sentences(tmp_path), "--jsonl")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["right"], first["coded"], first["events"][0]["event"]) == (True, "ACCUSE", "ACCUSE")
    assert (second["right"], second["labels"]) == (False, ["AID"])


def test_labelled_fields_are_judged_where_the_root_is_right(tmp_path: Path) -> None:
    labelled = [
        {
            "text": "France condemned the coup in Niger on Monday.",
            "label": "ACCUSE",
            "source": "FRA",
            "place": "CHE",
        },
        {"text": "Turkish and Greek ministers met in Athens.", "label": "AID", "source": "GRC+TUR"},
    ]
    path = tmp_path / "fields.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in labelled), encoding="utf-8")
    lines = [line.split() for line in newsfold("eval", "events", path).stdout.decode().splitlines()]
    assert ["source", "1", "1.00", "1", "1.00"] in lines
    assert ["place", "1", "0.00", "1", "0.00"] in lines
    first = json.loads(newsfold("eval", "events", path, "--jsonl").stdout.splitlines()[0])
    assert first["fields"] == {"source": True, "place": False}
