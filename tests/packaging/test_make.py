import os
import re
import subprocess
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_MAKEFILE = (_ROOT / "Makefile").read_text(encoding="utf-8")


def _make(*arguments: str, folder: Path = _ROOT) -> "subprocess.CompletedProcess[str]":
    """Run make as from a shell, even where make runs the tests."""
    own = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }
    command = ["make", "-f", str(_ROOT / "Makefile"), *arguments]
    return subprocess.run(command, cwd=folder, env=own, check=False, capture_output=True, text=True)


def test_make_alone_lists_every_target() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", _MAKEFILE, re.MULTILINE)
    assert phony
    assert [line.split()[1] for line in _make().stdout.splitlines()] == phony[1].split()


def test_ci_runs_the_test_target_and_can_be_run() -> None:
    script = _ROOT / ".ci" / "run"
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "exec make test"
    assert script.stat().st_mode & 0o111


def test_no_python_is_told_in_one_sentence(tmp_path: Path) -> None:
    message = _setup(tmp_path, "PYTHON=")
    assert message.startswith("newsfold needs Python 3.11 or newer")


def test_a_python_that_is_too_old_is_told_in_one_sentence(tmp_path: Path) -> None:
    assert _setup(tmp_path, "PYTHON=false").startswith("false is no Python 3.11 or newer")


def _setup(folder: Path, python: str) -> str:
    """Set up where there is nothing yet; return what is said, without make's own last line."""
    for name in ("requirements-dev.lock", "pyproject.toml"):
        (folder / name).touch()
    done = _make("setup", python, folder=folder)
    assert done.returncode == 2
    message, last = done.stderr.splitlines()
    assert last.startswith("make")
    return message
