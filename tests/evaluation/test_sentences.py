import json
from pathlib import Path

import pytest

from streams.errors import UsageError
from streams.evaluation import LabelledText, read_texts


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_gold_standard_records_are_read_by_the_names_of_the_codebook(tmp_path: Path) -> None:
    records = [
        {"id": "D1", "event": "DOCUMENT", "eventText": "about the file"},
        {"id": "G1", "event": "DEMAND", "text": "Chad demanded an apology.", "source": [{"code": "TCD"}]},
        {"id": "G2", "event": "YIELD", "text": "The rebels gave up."},
    ]
    texts = read_texts(written(tmp_path / "gold.txt", json.dumps(records)))
    assert [(one.id, one.labels) for one in texts] == [("G1", ("REQUEST",)), ("G2", ("CONCEDE", "RETREAT"))]


def test_lines_have_one_label_or_any_of_several(tmp_path: Path) -> None:
    lines = (
        '{"text": "Chad met Mali.", "label": "CONSULT"}\n{"text": "It rained.", "label": "NONE|DISASTER"}\n'
    )
    texts = read_texts(written(tmp_path / "lines.jsonl", lines))
    assert [one.labels for one in texts] == [("CONSULT",), ("NONE", "DISASTER")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"text": "A."}', "bad.jsonl:1 cannot be used"),
        (
            '{"text": "A.", "label": "CONSULT"}\n{"text": "A.", "label": "TALK"}',
            "bad.jsonl:2 has the label TALK",
        ),
        ("[{]", "bad.jsonl is no JSON"),
        ('[{"id": "1", "event": 3}]', "bad.jsonl, record 1 cannot be used"),
        ("", "bad.jsonl has no labelled text"),
    ],
)
def test_what_cannot_be_judged_is_named_by_its_place(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        read_texts(written(tmp_path / "bad.jsonl", text))
    assert message in str(raised.value)


def test_a_fifth_is_held_out_by_the_hash_of_the_id_or_else_of_the_text() -> None:
    texts = [LabelledText(id=str(n), text="one", labels=("AID",)) for n in range(500)]
    assert 60 < sum(one.held_out for one in texts) < 140
    unnamed = LabelledText(id="", text="7", labels=("AID",))
    assert unnamed.held_out == LabelledText(id="7", text="other", labels=("AID",)).held_out
