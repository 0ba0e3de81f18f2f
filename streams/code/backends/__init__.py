"""Other coders than the rules: models of the user's own, behind one door, with the rules to stand in."""

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec

from streams.code.backends.standin import StandIn
from streams.code.coder import Coder, PartlyCodedError, RulesCoder
from streams.code.languages import readable
from streams.code.texts import Coding, NewsText
from streams.errors import UsageError
from streams.settings import CoderSettings

__all__ = ["KEY", "StandIn", "check", "coder_of"]

KEY = "NEWSFOLD_LLM_KEY"  #: the environment variable of the model's key; a key is nothing for a command line
_NEEDS = {"gliner": "gliner", "llm": "httpx"}


@cache
def coder_of(chosen: CoderSettings) -> Coder:
    """Return the coder that an operator has chosen, and that `check` has nothing against, once a process.

    A model that cannot be loaded is a failure like any other: the rules stand in, and the log says why.
    """
    rules = RulesCoder(chosen.lead, chosen.lexicons, chosen.min_confidence)
    if chosen.name == "rules":
        return rules
    return StandIn(_Loaded(chosen), rules)


def check(chosen: CoderSettings) -> None:
    """Raise `UsageError` where a coder cannot be had: an extra, an option or a folder's file is missing."""
    readable(chosen.lexicons)
    needed = _NEEDS.get(chosen.name)
    if needed and find_spec(needed) is None:
        raise UsageError(f"--coder {chosen.name} needs {needed}; run: pip install 'newsfold[{chosen.name}]'")
    if chosen.name != "rules" and not chosen.model:
        raise UsageError(
            f"--coder {chosen.name} needs --coder-model; name the model, or the folder of its weights"
        )
    if chosen.name == "llm" and not chosen.url:
        raise UsageError(
            "--coder llm needs --coder-url, the address of an OpenAI-compatible API that ends in /v1"
        )


class _Loaded:
    """A coder that is loaded with its first batch, where the stand-in catches what fails in loading.

    Events that it is less sure of than the operator asks for are left out.
    """

    def __init__(self, chosen: CoderSettings) -> None:
        self.name = chosen.name
        self._chosen = chosen
        self._coder: Coder | None = None

    def code_all(self, texts: Sequence[NewsText]) -> list[Coding]:
        if self._coder is None:
            self._coder = _load(self._chosen)
        try:
            return [self._sure(coding) for coding in self._coder.code_all(texts)]
        except PartlyCodedError as error:
            raise PartlyCodedError([one and self._sure(one) for one in error.codings], error) from error

    def _sure(self, coding: Coding) -> Coding:
        least = self._chosen.min_confidence
        return replace(coding, events=tuple(one for one in coding.events if one.confidence >= least))


def _load(chosen: CoderSettings) -> Coder:
    if chosen.name == "gliner":
        from streams.code.backends.gliner import GlinerCoder  # noqa: PLC0415 - an extra

        return GlinerCoder.load(chosen.model, chosen.lead)
    from streams.code.backends.llm import LlmCoder  # noqa: PLC0415 - an extra

    return LlmCoder(chosen.url, chosen.model, os.environ.get(KEY, ""), chosen.lead, chosen.seconds)
