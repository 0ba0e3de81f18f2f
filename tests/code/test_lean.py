"""spaCy without its command line, and its tokenizer read once: the same pipeline."""

import subprocess
import sys

import spacy
from spacy.tokenizer import Tokenizer

from streams.code.english.model import MODEL
from streams.code.lean import load_english

_SAID = """
import sys
from streams.code.english.model import MODEL
from streams.code.lean import load_english
load_english(MODEL)
print("typer" in sys.modules)
import spacy.cli
print(spacy.cli.download.__module__)
"""


def test_the_command_line_is_left_out_and_can_be_had_afterwards() -> None:
    done = subprocess.run([sys.executable, "-c", _SAID], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "spacy.cli.download"]


def test_the_tokenizer_and_the_words_are_those_of_the_whole_model() -> None:
    whole, lean = spacy.load(MODEL, exclude=["ner"]), load_english(MODEL)
    assert isinstance(lean.tokenizer, Tokenizer)
    assert isinstance(whole.tokenizer, Tokenizer)
    assert lean.tokenizer.to_bytes() == whole.tokenizer.to_bytes()
    assert lean.vocab.strings.to_bytes() == whole.vocab.strings.to_bytes()
    assert lean.pipe_names == whole.pipe_names
