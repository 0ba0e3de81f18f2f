"""A coder that breaks does not stop the stream."""

from collections.abc import Sequence

from structlog.testing import capture_logs

from streams.code import Coding, NewsText, Note
from streams.code.backends import StandIn
from streams.code.coder import PartlyCodedError

TEXT = NewsText(title="", text="", published_at=None, dateline=None, language="en")


class Scripted:
    """A coder that fails as often as it is told to, and counts how often it was asked."""

    def __init__(self, name: str, failures: int = 0, note: Note = Note.CODED) -> None:
        self.name, self._failures, self._note = name, failures, note
        self.asked = 0

    def code_all(self, texts: Sequence[NewsText]) -> list[Coding]:
        self.asked += 1
        if self.asked <= self._failures:
            raise ConnectionError("no route to host")
        return [Coding(coder=self.name, note=self._note) for _ in texts]


def coded(coder: StandIn) -> tuple[str, Note]:
    (coding,) = coder.code_all([TEXT])
    return coding.coder, coding.note


def test_a_coder_that_works_is_the_one_that_codes() -> None:
    assert coded(StandIn(Scripted("llm"), Scripted("rules"))) == ("llm", Note.CODED)


def test_a_failure_is_the_rules_turn_and_a_line_in_the_log() -> None:
    with capture_logs() as logs:
        assert coded(StandIn(Scripted("llm", failures=1), Scripted("rules"))) == ("rules", Note.DEGRADED)
    assert logs == [
        {"event": "coder failed, the rules stand in", "log_level": "warning", "coder": "llm",
         "error": "ConnectionError: no route to host", "batches": 2},
    ]  # fmt: skip


def test_an_answer_that_is_no_use_costs_the_others_of_its_batch_nothing() -> None:
    class Partly(Scripted):
        def code_all(self, texts: Sequence[NewsText]) -> list[Coding]:
            self.asked += 1
            raise PartlyCodedError([Coding(coder="llm"), None, Coding(coder="llm")], ValueError("no events"))

    broken = Partly("llm")
    coder = StandIn(broken, Scripted("rules"))
    for _ in range(2):
        with capture_logs() as logs:
            codings = coder.code_all([TEXT] * 3)
        assert [(c.coder, c.note) for c in codings] == [
            ("llm", Note.CODED), ("rules", Note.DEGRADED), ("llm", Note.CODED)
        ]  # fmt: skip
        assert [line["error"] for line in logs] == ["no events"]
    assert broken.asked == 2  # it is spared nothing


def test_one_that_goes_on_failing_is_asked_less_and_less_often() -> None:
    broken = Scripted("llm", failures=10**6)
    coder = StandIn(broken, Scripted("rules"))
    with capture_logs():
        for _ in range(1000):
            coded(coder)
    assert broken.asked < 30


def test_one_that_comes_back_is_used_again() -> None:
    coder = StandIn(Scripted("llm", failures=3), Scripted("rules"))
    with capture_logs():
        names = [coded(coder)[0] for _ in range(30)]
    assert names[-15:] == ["llm"] * 15


def test_a_language_that_the_rules_do_not_read_stays_so() -> None:
    coder = StandIn(Scripted("llm", failures=1), Scripted("rules", note=Note.NO_LEXICON))
    with capture_logs():
        assert coded(coder) == ("rules", Note.NO_LEXICON)
