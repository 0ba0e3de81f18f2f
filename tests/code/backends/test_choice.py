"""How a coder is chosen, and what is said where it cannot be had."""

import pytest
from structlog.testing import capture_logs

from streams.code import NewsText, Note, RulesCoder
from streams.code.backends import check, coder_of
from streams.errors import UsageError
from streams.settings import CoderSettings

ARREST = NewsText(
    title="",
    text="Police arrested three journalists in Minsk.",
    published_at=None,
    dateline=None,
    language="en",
)


def test_the_rules_are_the_default() -> None:
    assert isinstance(coder_of(CoderSettings()), RulesCoder)


def test_a_model_that_cannot_be_loaded_is_the_rules_turn() -> None:
    nowhere = CoderSettings(name="llm", model="some", url="http://127.0.0.1:9/v1", seconds=1)
    with capture_logs() as logs:
        (coding,) = coder_of(nowhere).code_all([ARREST])
    assert (coding.coder, coding.note, coding.events[0].event) == ("rules", Note.DEGRADED, "COERCE")
    assert logs[0]["coder"] == "llm"


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        (CoderSettings(name="llm", url="http://a.example/v1"), "--coder llm needs --coder-model"),
        (CoderSettings(name="llm", model="some"), "--coder llm needs --coder-url"),
    ],
)
def test_what_is_missing_is_said(chosen: CoderSettings, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        check(chosen)


def test_an_extra_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.code.backends.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"run: pip install 'newsfold\[gliner\]'"):
        check(CoderSettings(name="gliner", model="weights/"))
