"""The coder's benchmark runs, and sets every row against spaCy."""

import json
import subprocess
import sys
from pathlib import Path

from tests.code.articles import TEXT, TITLE


def test_each_row_has_its_speed_and_its_ratio(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    line = json.dumps({"url": "https://a.example/1", "title": TITLE, "text": TEXT})
    path.write_text(f"{line}\n" * 3, encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.events", str(path), "--repeat", "1", "--most", "2"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert shown[0] == "2 articles, title and 5 sentences"
    rows = {line[:28].strip(): line[28:].split() for line in shown[3:]}
    assert set(rows) > {"newsfold", "newsfold, one at a time", "spaCy"}
    assert rows["spaCy"][2] == "1.00"
    assert all(float(cell) > 0 for cells in rows.values() for cell in cells)
