"""spaCy and its models, without what a coder never uses: a start costs half as much.

`import spacy` imports its command line too, with typer, requests, weasel and some 300 modules more. Here a
stand-in keeps that out. Afterwards it is gone, and whoever wants spaCy's command line imports it.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

__all__ = ["load", "load_english"]

_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
_EMPTY = "newsfold.empty.v1"


def load(model: str) -> Language:
    """Load a model without its entity recogniser, which doubles the time per article: names are looked up."""
    return _indexed(_spacy().load(model, exclude=["ner"]))


def load_english(model: str) -> Language:
    """Load one of the English models: their tokenizer's two thousand exceptions are read once, not twice.

    spaCy gives a pipeline those of the language, and then those that the model brings, in their place.
    """
    spacy = _spacy()
    spacy.registry.tokenizers(_EMPTY)(_empty)
    return _indexed(spacy.load(model, exclude=["ner"], config={"nlp.tokenizer": {"@tokenizers": _EMPTY}}))


def _indexed(nlp: Language) -> Language:
    """Let a lemmatiser look words up in sets, where each new word went through a list of up to 66,000."""
    pipes: dict[str, Any] = dict(nlp.pipeline)
    lookups = getattr(pipes.get("lemmatizer"), "lookups", None)
    if lookups and lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for part, words in [*index.items()]:
            index[part] = frozenset(words)
    return nlp


def _empty() -> Callable[[Language], Tokenizer]:
    from spacy.tokenizer import Tokenizer  # noqa: PLC0415 - spaCy

    return lambda nlp: Tokenizer(nlp.vocab)


def _spacy() -> Any:
    with _stand_in():
        import spacy  # noqa: PLC0415 - the import alone takes half a second
    return spacy


@contextmanager
def _stand_in() -> Iterator[None]:
    """Stand in for spaCy's command line while spaCy is imported for the first time."""
    if "spacy" in sys.modules:
        yield
        return
    package, info = (ModuleType(name) for name in _COMMAND_LINE)
    package.__path__ = []
    vars(info)["info"] = None  # the one name that is imported from it
    sys.modules.update(zip(_COMMAND_LINE, (package, info), strict=True))
    try:
        yield
    finally:
        for name in _COMMAND_LINE:
            del sys.modules[name]
        vars(sys.modules.get("spacy", package)).pop("cli", None)
