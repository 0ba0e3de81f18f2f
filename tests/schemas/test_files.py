from pathlib import Path

from streams.schemas import NAMES, file_name, text

_FOLDER = Path(__file__).parents[2] / "schemas"


def test_the_folder_holds_what_the_records_say_now() -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in _FOLDER.iterdir()}
    assert files == {file_name(name): text(name) for name in NAMES}, "run `make schemas`"


def test_the_folder_is_for_feed_consumers_and_holds_no_python() -> None:
    assert {path.suffix for path in _FOLDER.iterdir()} == {".json", ".yaml"}
