import json
from pathlib import Path

from click.testing import CliRunner

from streams.cli.schema import schema
from streams.errors import UsageError


def test_without_a_name_the_names_are_listed() -> None:
    assert {"raw-page", "canonical-article", "asyncapi"} <= set(CliRunner().invoke(schema).output.split())


def test_a_name_prints_its_schema() -> None:
    result = CliRunner().invoke(schema, ["raw-page"])
    assert json.loads(result.output)["title"] == "RawPage"


def test_an_unknown_name_is_wrong_usage() -> None:
    assert CliRunner().invoke(schema, ["page-raw"]).exit_code == 2


def test_write_makes_the_folder_and_all_files(tmp_path: Path) -> None:
    result = CliRunner().invoke(schema, ["--write", str(tmp_path / "new")])
    assert result.stderr.endswith(f"files written to {tmp_path / 'new'}\n")
    assert (tmp_path / "new" / "asyncapi.yaml").read_text(encoding="utf-8").count("asyncapi: 3.0.0") == 1
    assert len(list((tmp_path / "new").glob("*.schema.json"))) == 12


def test_a_name_and_write_together_are_wrong_usage() -> None:
    assert isinstance(CliRunner().invoke(schema, ["raw-page", "--write", "x"]).exception, UsageError)
