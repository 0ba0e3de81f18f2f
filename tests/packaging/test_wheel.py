import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

import streams

_ROOT = Path(__file__).parents[2]
_PAGE = """<html><head><title>Bridge reopens in Tallinn after repairs</title></head><body><article>
<h1>Bridge reopens in Tallinn after repairs</h1>
<p>The old bridge over the canal in Tallinn opened to traffic again on Monday, nine months after a barge
struck one of its piers, the city council said.</p>
<p>Engineers replaced two of the five piers and laid a new road surface, at a cost of four million euros.
Buses will take their usual route from Tuesday morning, and cyclists have a lane of their own.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a tree of the working copy with the tools that are installed already."""
    folder = tmp_path_factory.mktemp("dist")
    _python("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(_ROOT))
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel alone; its dependencies are those of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    _python("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder), str(wheel))
    return folder


def _python(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def _newsfold(installed: Path, *arguments: str, given: str = "") -> str:
    done = subprocess.run(
        [installed / "bin" / "newsfold", *arguments],
        input=given, capture_output=True, text=True, check=True,
        cwd=installed.parent, env={**os.environ, "PYTHONPATH": str(installed)},
    )  # fmt: skip
    return done.stdout


def _package_files() -> Iterator[str]:
    for path in (*(_ROOT / "newsfold").rglob("*"), *(_ROOT / "streams").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(_ROOT).as_posix()


def test_the_wheel_carries_the_whole_package_and_no_more(wheel: Path) -> None:
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == set(_package_files())
    assert {"newsfold/py.typed", "streams/py.typed", "streams/samples/manifest.jsonl"} <= names


def test_the_wheel_carries_its_licence(wheel: Path) -> None:
    name = f"newsfold-{streams.__version__}.dist-info/licenses/LICENSE"
    assert "Apache License" in ZipFile(wheel).read(name).decode()


def test_the_installed_package_is_the_wheels_own(installed: Path) -> None:
    shown = subprocess.run(
        [sys.executable, "-c", "import streams; print(streams.__file__)"],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=installed.parent, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(shown.stdout.strip()).is_relative_to(installed)


def test_the_installed_command_says_its_version(installed: Path) -> None:
    assert _newsfold(installed, "--version") == f"newsfold, version {streams.__version__}\n"


def test_the_installed_command_cleans_a_page(installed: Path) -> None:
    line = json.dumps({"url": "https://news.example/bridge", "html": _PAGE})
    article = json.loads(_newsfold(installed, "clean", "--jsonl", given=line + "\n"))
    assert article["title"] == "Bridge reopens in Tallinn after repairs"
    assert article["text"].startswith("The old bridge")
