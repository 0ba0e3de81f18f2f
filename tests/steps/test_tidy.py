from streams.emit import Handled, Message
from streams.records import ArticleChange, CleanArticle
from streams.steps import TidyStep
from streams.tidy import TidyStage
from streams.topics import CLEAN, EXTRACTED, SIGNATURES
from streams.wire import decode, encode
from tests.make import NOON
from tests.tidy.invented import page

LEGAL = "All rights reserved by the publisher and its licensors."
TITLES = ("Storm closes harbour", "Council approves budget", "Museum opens gallery")


def message(number: int) -> Message:
    read = page(number, f"{TITLES[number]} | Harrow Daily", f"Body of {number}.\n{LEGAL}")
    return Message(EXTRACTED.name, 0, number, NOON, b"harrow.example", encode(read))


def test_the_page_that_proves_boilerplate_sends_the_earlier_articles_again_clean() -> None:
    step = TidyStep(TidyStage({}, {}))
    emits = [step.handle(message(number)).emits for number in range(3)][-1]
    clean = [decode(e.value, CleanArticle) for e in emits if e.topic == CLEAN.name and e.value]
    assert [(a.title, a.text, a.revision) for a in clean] == [
        (TITLES[0], "Body of 0.", 2), (TITLES[1], "Body of 1.", 2), (TITLES[2], "Body of 2.", 1),
    ]  # fmt: skip
    onward = [decode(e.value, ArticleChange) for e in emits if e.topic == SIGNATURES.name and e.value]
    assert [change.article for change in onward] == clean
    assert [gone.count for gone in clean[0].removed] == [3, 3]


def test_a_redelivery_of_it_sends_nothing() -> None:
    step = TidyStep(TidyStage({}, {}))
    for number in range(3):
        step.handle(message(number))
    assert step.handle(message(2)) == Handled(redelivered=True)
