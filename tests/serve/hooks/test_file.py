"""What a file of hooks may say."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from streams.errors import UsageError
from streams.serve.filters import EventFilter, StoryFilter, ThreadFilter
from streams.serve.hooks.file import read_hooks
from streams.topics import CANONICAL, EVENTS, THREADS
from tests.docs.markdown import blocks
from tests.serve.hooks.receiver import SECRET

_GOOD = {"name": '"desk"', "url": '"https://desk.example/x?key=hidden"', "secret": f'"{SECRET}"'}


def written(folder: Path, **changed: str) -> Path:
    """Write a file with one hook; a value that is empty leaves its name out."""
    lines = [f"{name} = {value}" for name, value in {**_GOOD, **changed}.items() if value]
    file = folder / "hooks.toml"
    file.write_text("\n".join(["[[hook]]", *lines]))
    return file


def test_the_example_of_the_page_is_a_file_of_hooks(tmp_path: Path) -> None:
    (block,) = [one for one in blocks("toml") if one.page == "docs/serving.md"]
    secret = tmp_path / "desk.secret"
    secret.write_text(f"{SECRET}\n")
    file = tmp_path / "hooks.toml"
    file.write_text(block.body)
    desk, map_ = read_hooks(file)
    assert (desk.name, map_.name) == ("desk", "map")
    assert desk.asked.stories == StoryFilter(language="en", outlets=2)
    assert map_.asked.events == EventFilter(type="ASSAULT", confidence=0.5)
    assert desk.asked.events is None
    assert map_.asked.stories is None
    assert (desk.from_beginning, map_.from_beginning) == (False, True)


def test_a_filter_that_both_kinds_have_is_one_of_both(tmp_path: Path) -> None:
    (hook,) = read_hooks(written(tmp_path, since="2025-10-01", q='"Sudan"', type='"agree"'))
    since = datetime(2025, 10, 1, tzinfo=UTC)
    assert hook.asked.stories == StoryFilter(since=since, q="Sudan")
    assert hook.asked.events == EventFilter(since=since, type="AGREE")
    assert hook.topics == (CANONICAL, EVENTS)


def test_threads_come_to_who_asks_for_them(tmp_path: Path) -> None:
    (hook,) = read_hooks(written(tmp_path, kind='"threads"', language='"en"', min_stories="3"))
    assert hook.asked.threads == ThreadFilter(language="en", story_count=3)
    assert (hook.asked.stories, hook.asked.events, hook.topics) == (None, None, (THREADS,))


def test_no_text_of_a_hook_shows_its_secret_or_its_address(tmp_path: Path) -> None:
    (hook,) = read_hooks(written(tmp_path))
    assert "hidden" not in repr(hook)
    assert "secret" not in repr(hook)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"name": '"Desk 1"'}, "small letters"),
        ({"name": ""}, "missing required field `name`"),
        ({"url": '"ftp://hidden"'}, "begins with https"),
        ({"url": '"https://[hidden"'}, "begins with https"),
        ({"url": '"http://desk.example/hidden"'}, "allow_http = true"),
        ({"secret": '"whsec_hidden!"'}, "base64"),
        ({"secret": '"bm90IHByZWZpeGVkIGhpZGRlbiBub3QgcHJlZml4ZWQ="'}, "base64"),
        ({"secret": ""}, "not one of secret and secret_file"),
        ({"secret_file": '"/absent"'}, "not one of secret and secret_file"),
        ({"secret": "", "secret_file": '"/absent"'}, "name another file"),
        ({"kind": '"pages"'}, "kind"),
        ({"kind": '"stories"', "type": '"AGREE"'}, "type, which is no filter of stories"),
        ({"kind": '"threads"', "min_outlets": "2"}, "min_outlets, which is no filter of threads"),
        ({"min_stories": "2"}, "min_stories, which is no filter of stories or events"),
        ({"outlets": "2"}, "outlets, which is no filter of stories or events"),
        ({"quad": "9"}, "quad cannot be used"),
        ({"min_outlets": '"two"'}, "min_outlets cannot be used"),
        ({"since": '"yesterday"'}, "`since` is no time"),
        ({"timeout_seconds": "0"}, "no seconds"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_without_secrets(
    changed: dict[str, str], why: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as refused:
        read_hooks(written(tmp_path, **changed))
    message = str(refused.value)
    assert why in message
    assert "\n" not in message
    assert not any(part in message for part in ("hidden", SECRET, "bm90"))


@pytest.mark.parametrize("text", ["hook = 1", "[hook]", "[[hook", "[[hooks]]", "", "[[hook]]\n[other]"])
def test_a_file_of_another_form_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "hooks.toml"
    file.write_text(text)
    with pytest.raises(UsageError, match=r"hooks\.toml"):
        read_hooks(file)


def test_two_hooks_of_one_name_are_refused(tmp_path: Path) -> None:
    file = written(tmp_path)
    file.write_text(file.read_text() + "\n" + file.read_text())
    with pytest.raises(UsageError, match="two hooks called desk"):
        read_hooks(file)
