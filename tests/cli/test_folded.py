from collections.abc import Sequence

import pytest

from streams.cli import folded
from streams.cli.inputs import ArticleLine
from streams.fold import Text, read_texts


def test_a_text_that_cannot_be_read_costs_no_other_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(texts: Sequence[tuple[str, str]]) -> list[Text]:
        if any("poison" in text for text, _ in texts):
            raise RuntimeError("a bug")
        return read_texts(texts)

    monkeypatch.setattr(folded, "read_texts", read)
    names = "rain", "poison", "snow"
    lines = [(b"", ArticleLine(url=f"https://{n}.test/", text=f"There was {n} in the town.")) for n in names]
    run = folded.Folded()
    out = [run.line(taken) for taken in list(run.take(lines))]
    assert [line["story_id"] is None for line in out] == [False, True, False]
    assert "a bug" in out[1]["message"]
