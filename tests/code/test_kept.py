"""Tables that are kept from one start to the next: the same as made anew, or made anew."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.code.english.data import FILES, load
from streams.code.english.places.making import make
from streams.code.english.places.tables import world
from streams.code.english.places.world import World
from streams.code.kept import kept
from streams.code.tables import tables

Table = dict[str, tuple[int, ...]]
MADE: Table = {"one": (1, 2), "deux": (3,)}


class Maker:
    """Makes a table of a file, and counts how often."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "source.toml"
        self.source.write_text("one")
        self.made = 0

    def __call__(self) -> Table:
        self.made += 1
        return MADE

    def kept(self, kind: Any = Table) -> Any:
        return kept("table", kind, self, files=[self.source], libraries=["msgspec"])


@pytest.fixture
def maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Maker(tmp_path)


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "newsfold").iterdir())


def test_what_was_made_once_is_not_made_again(maker: Maker) -> None:
    assert [maker.kept(), maker.kept()] == [MADE, MADE]
    assert maker.made == 1


def test_what_is_made_of_something_else_is_made_anew(maker: Maker) -> None:
    maker.kept()
    maker.source.write_text("two")
    maker.kept()
    assert maker.made == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_that_is_not_whole_is_made_anew_and_written_again(
    maker: Maker, tmp_path: Path, data: st.DataObject
) -> None:
    maker.kept()
    (path,) = files(tmp_path)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(1, 255))
    path.write_bytes(data.draw(st.sampled_from([
        whole[:at], whole[:at] + bytes([whole[at] ^ other]) + whole[at + 1 :], b"",
    ])))  # fmt: skip
    made = maker.made
    assert maker.kept() == MADE
    assert maker.made == made + 1
    assert path.read_bytes() == whole


def test_a_table_of_another_type_is_made_anew(maker: Maker) -> None:
    maker.kept()
    maker.kept(dict[str, str])
    assert maker.made == 2


def test_where_nothing_can_be_kept_it_is_made_each_time(
    maker: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("where the folder would be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert [maker.kept(), maker.kept()] == [MADE, MADE]
    assert maker.made == 2


def test_the_folder_is_below_the_home_of_the_user_where_no_other_is_named(
    maker: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    maker.kept()
    assert len([*(tmp_path / "home" / ".cache" / "newsfold").iterdir()]) == 1


def test_old_files_go(maker: Maker, tmp_path: Path) -> None:
    for number in range(9):
        maker.source.write_text(str(number))
        maker.kept()
    assert len(files(tmp_path)) == 4
    maker.kept()
    assert maker.made == 9  # the newest is among those that stay


def test_the_world_is_the_same_kept_and_made() -> None:
    made = repr(make())
    assert repr(msgspec.msgpack.decode(msgspec.msgpack.encode(make()), type=World)) == made
    assert repr(world()) == made


def test_all_files_of_a_folder_are_read() -> None:
    read = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in FILES}
    assert tables(FILES[0].parent) == read
    assert load("words") == read["words"]
