"""Parses by Universal Dependencies, written by hand: no model is needed."""

from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc as Parsed

from streams.code.gloss.build import build
from streams.code.gloss.folder import Folder, folder
from streams.code.gloss.reading import glossed
from streams.code.languages import FOLDERS
from streams.code.parse import Doc, Token

FRENCH = FOLDERS / "fr"


@cache
def french() -> Folder:
    return folder(FRENCH)


@cache
def _vocab() -> spacy.vocab.Vocab:
    return spacy.blank("fr").vocab


def parsed(text: str) -> Parsed:
    """Return the parse that the lines give: word, lemma, part of speech, label, head's number, features."""
    rows = [line.split() for line in text.strip().splitlines()]
    return Parsed(
        _vocab(),
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        deps=["ROOT" if row[3] == "root" else row[3] for row in rows],
        heads=[int(row[4]) if row[3] != "root" else place for place, row in enumerate(rows)],
        morphs=[row[5] if len(row) > len("wlpdh") else "" for row in rows],
    )


def gloss_of(text: str, known: Folder | None = None) -> Doc:
    doc = parsed(text)
    return build(glossed(doc, known or french()), doc, doc.text)


def gloss_text(doc: Doc) -> str:
    return " ".join(token.text for token in doc)


def token(doc: Doc, word: str) -> Token:
    return next(one for one in doc if one.text == word)


def hung(doc: Doc) -> set[str]:
    """Return each word with its label and its head: "Macron nsubj met"."""
    return {f"{one.text} {one.dep_} {one.head.text}" for one in doc}


def write(folder: Path, **files: str) -> Path:
    """Write the files of a language's folder."""
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder
