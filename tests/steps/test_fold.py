from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from streams.emit import Handled, Message
from streams.fold import FoldStage
from streams.records import ArticleChange, CleanArticle, Outcome
from streams.steps import FoldStep, settle
from streams.topics import CANONICAL, MEMBERS, OUTCOMES, SIGNATURES
from streams.wire import encode
from tests.fold.make import START, article, block, origin

TEXTS = [block("p"), block("p") + block("q"), block("q"), "", block("r", 8)]


def change(number: int, of: CleanArticle | None, name: str) -> Message:
    named = article(name, "")
    record = ArticleChange(
        article_id=named.article_id, url=named.url, language="en", article=of, outcome=Outcome.PUBLISHED,
        origin=origin(number),
    )  # fmt: skip
    return Message(SIGNATURES.name, 0, number, START, b"en", encode(record))


@st.composite
def histories(draw: st.DrawFn) -> list[Message]:
    messages = []
    for number in range(draw(st.integers(1, 12))):
        name = draw(st.sampled_from("abcd"))
        text, revision = draw(st.sampled_from(TEXTS)), draw(st.integers(1, 3))
        made = article(name, text, revision=revision, offset=number, hours=number)
        kind = draw(st.sampled_from(["article", "article", "article", "gone", "broken"]))
        if kind == "broken":
            messages.append(Message(SIGNATURES.name, 0, number, START, b"en", b"{"))
        else:
            messages.append(change(number, made if kind == "article" else None, name))
    return messages


def handled(messages: Sequence[Message], batch: int) -> list[Handled]:
    step = FoldStep(FoldStage({}, {}))
    results = []
    for at in range(0, len(messages), batch):
        if batch > 1:
            step.ahead(messages[at : at + batch])
        results += [settle(step, message) for message in messages[at : at + batch]]
    return results


@given(histories(), st.integers(2, 5))
def test_messages_that_are_seen_together_give_what_each_gives_alone(
    messages: list[Message], batch: int
) -> None:
    assert handled(messages, batch) == handled(messages, 1)


def test_a_message_that_was_seen_and_comes_again_is_known() -> None:
    step = FoldStep(FoldStage({}, {}))
    message = change(0, article("a", TEXTS[0]), "a")
    for redelivered in (False, True):
        step.ahead([message])
        assert settle(step, message).redelivered is redelivered


def test_a_message_that_comes_again_gives_nothing_and_an_older_one_its_outcome() -> None:
    step = FoldStep(FoldStage({}, {}))
    newer, older = (change(n, article("a", TEXTS[n], revision=2 - n, offset=n), "a") for n in range(2))
    first, again, late = (step.handle(message) for message in (newer, newer, older))
    assert [emit.topic for emit in first.emits] == [CANONICAL.name, MEMBERS.name, OUTCOMES.name]
    assert (again.emits, again.redelivered) == ((), True)
    assert ([emit.topic for emit in late.emits], late.redelivered) == ([OUTCOMES.name], False)
