"""`newsfold replay`: what it refuses, and how it shows what differs; it replays on a real Kafka."""

import json

import pytest
from click.testing import CliRunner, Result

from streams.broker.embedded import free_port
from streams.cli.replay import replay
from streams.cli.replayed import as_json, print_sections, sections_of
from streams.errors import UsageError
from streams.replay import NOWHERE, Articles, Canonicals, Copies, Differences, Events, Stories, Threads

_PUBLISHED, _SHORT = ("published", None), ("not-an-article", "too-short")
_APART = "1 hang on articles that were not replayed"
_STORY, _OTHER = "5" * 32, "6" * 32
_NAMES = {
    ("old", "page-outcomes", b"raw-articles/0/7"): "https://a.example/7",
    ("old", "canonical-articles", _STORY.encode()): "Talks [red]end[/] \x1b[2J",
    ("new", "events", b"e2"): "AGREE",
    ("old", "threads", _OTHER.encode()): "A flood",
}


def called(*options: str) -> Result:
    return CliRunner().invoke(replay, [*options], catch_exceptions=False)


def differing() -> tuple[Differences, Copies]:
    """Return what differs where something of most kinds does."""
    copies = Copies()
    copies.add((0, 7), 0)
    copies.add((0, 8), 1)
    ended = {(_PUBLISHED, _SHORT): 1, (NOWHERE, _PUBLISHED): 1, (_PUBLISHED, _PUBLISHED): 1_200}
    examples = {(_PUBLISHED, _SHORT): ((0, 7),), (NOWHERE, _PUBLISHED): ((0, 8),)}
    differences = Differences(
        Articles(1_202, ended, examples),
        Stories(9, 8, ((_STORY, _STORY),) * 5, (_STORY, "2", "3"), (), (), (), (_OTHER,)),
        Canonicals(4, (), (), {(_STORY, _OTHER): ("authors", "image")}, 1),
        Events(3, 3, 0, {"e1": ("mode",), "e2": ("mode", "size")}, (), (), 1),
        Threads(Stories(2, 1, (("t", "t"),), (), (), (), (_OTHER,), ()), 1),
    )
    return differences, copies


def test_what_differs_is_shown_by_kind_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    print_sections(sections_of(*differing(), most=2), _NAMES)
    assert [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()] == [
        "pages 1,202 replayed, 1,200 ended alike",
        "1 no outcome → published",
        "raw-articles/0/8",
        "1 published → not-an-article (too-short)",
        "raw-articles/0/7 https://a.example/7",
        "stories 9 before, 8 now, 5 with the same articles",
        "3 split",
        "55555555 Talks [red]end[/] \\x1b[2J",
        "2",
        "1 only now",
        "66666666",
        f"canonicals 4 of the stories with the same articles are alike, {_APART}",
        "1 with other fields: authors 1, image 1",
        "55555555 → 66666666 Talks [red]end[/] \\x1b[2J (authors, image)",
        f"events 3 before, 3 now, 0 alike, {_APART}",
        "2 with other fields: mode 2, size 1",
        "e1 (mode)",
        "e2 AGREE (mode, size)",
        f"threads 2 before, 1 now, 1 with the same articles, {_APART}",
        "1 only before",
        "66666666 A flood",
    ]


def test_the_object_for_programs_has_all_of_it() -> None:
    report = json.loads(as_json(sections_of(*differing(), most=1), _NAMES))
    assert report["pages"]["replayed"] == 1_202
    assert report["pages"]["differences"][1] == {
        "kind": "published → not-an-article (too-short)", "count": 1, "fields": {},
        "examples": [
            {
                "before": "raw-articles/0/7", "now": "raw-articles/0/0", "name": "https://a.example/7",
                "fields": [],
            }
        ],
    }  # fmt: skip
    assert [kind["kind"] for kind in report["stories"]["differences"]] == ["split", "only-now"]
    (fields,) = report["events"]["differences"]
    assert (fields["kind"], fields["count"], fields["fields"]) == ("fields", 2, {"mode": 2, "size": 1})
    assert (len(fields["examples"]), report["canonicals"]["not_compared"]) == (1, 1)


def test_where_nothing_differs_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    none = Differences(
        Articles(1, {(_PUBLISHED, _PUBLISHED): 1}, {}),
        Stories(1, 1, ((_STORY, _STORY),), (), (), (), (), ()),
        Canonicals(1, (), (), {}, 0), Events(0, 0, 0, {}, (), (), 0), None,
    )  # fmt: skip
    print_sections(sections_of(none, Copies(), most=3), {})
    assert capsys.readouterr().out.splitlines()[-1] == "nothing differs"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--into", "a b"), "may have letters, digits"),
        (("--into", "try-", "--from-offset", "x"), "'x' is neither OFFSET nor PARTITION/OFFSET"),
        (("--into", "try-", "--since", "x"), "'x' does not match the formats"),
        (("--into", "try-", "--", "--leed", "1"), "No such option"),
        ((), "Missing option '--into'"),
    ],
)
def test_what_cannot_be_meant_is_refused(options: tuple[str, ...], message: str) -> None:
    done = called(*options)
    assert (done.exit_code, message in done.output) == (2, True), done.output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--into", ""), "--into '' is none"),
        (("--into", "a-", "--topic-prefix", "a-"), "--into 'a-' is that of the topics to be replayed"),
        (("--into", "a-", "--since", "2025-10-24", "--from-offset", "1"), "leave one of them out"),
        (("--into", "a-", "--brokers", f"127.0.0.1:{free_port()}"), "no Kafka broker answers at"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(options: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError) as error:
        called(*options)
    assert message in str(error.value)
