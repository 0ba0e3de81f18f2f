"""spaCy without its command line, and its tokenizer read once: the same pipeline."""

import subprocess
import sys
from collections.abc import Collection

import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokenizer import Tokenizer

from streams.code.english.parser.model import MODEL
from streams.code.lean import load, load_english

_SCRIPT = """
import sys
from streams.code.english.parser.model import MODEL
from streams.code.lean import load, load_english
load_english(MODEL)
print("typer" in sys.modules)
import spacy.cli
print(spacy.cli.download.__module__)
"""


def test_the_command_line_is_left_out_and_can_be_had_afterwards() -> None:
    done = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "spacy.cli.download"]


def test_the_tokenizer_and_the_words_are_those_of_the_whole_model() -> None:
    whole, lean = spacy.load(MODEL, exclude=["ner"]), load_english(MODEL)
    assert isinstance(lean.tokenizer, Tokenizer)
    assert isinstance(whole.tokenizer, Tokenizer)
    assert lean.tokenizer.to_bytes() == whole.tokenizer.to_bytes()
    assert lean.vocab.strings.to_bytes() == whole.vocab.strings.to_bytes()
    assert lean.pipe_names == whole.pipe_names


def test_the_lemmatiser_looks_words_up_and_goes_through_no_list() -> None:
    whole = spacy.load(MODEL, exclude=["ner"])
    for lean in (load_english(MODEL), load(MODEL)):
        index, words = (index_of(nlp) for nlp in (lean, whole))
        assert all(isinstance(some, frozenset) for some in index.values())
        assert {part: set(some) for part, some in words.items()} == index


def index_of(nlp: Language) -> dict[int, Collection[str]]:
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    return dict(lemmatizer.lookups.get_table("lemma_index"))
