import json
import logging
import subprocess
import sys

from streams.errors import NewsfoldError
from streams.logs import Once

SAY = """
import logging, structlog
from streams import logs
logs.to_stderr()
structlog.get_logger("newsfold.x").info("ours", pages=3)
for n in range(50):
    logging.getLogger("aiokafka").error("no broker at %s", n)
logging.getLogger("aiokafka").info("chatter")
"""


def test_everybody_speaks_json_and_nobody_says_the_same_again_at_once() -> None:
    log = subprocess.run([sys.executable, "-c", SAY], capture_output=True, check=True, text=True).stderr
    lines = [json.loads(line) for line in log.splitlines()]
    assert [(line["event"], line["level"]) for line in lines] == [
        ("ours", "info"),
        ("no broker at 0", "error"),
    ]
    assert lines[0]["pages"] == 3


def test_an_error_of_ours_is_one_sentence_and_said_once() -> None:
    once = Once()
    error = NewsfoldError("the disk is full; see to it")
    exc_info = (type(error), error, None)
    lines = [
        logging.LogRecord(who, logging.ERROR, "", 0, "Crashed reason=%r", (error,), exc_info)
        for who in ("app", "app")
    ]
    assert [once.filter(line) for line in lines] == [True, False]
    assert (lines[0].getMessage(), lines[0].exc_info) == (
        "the worker ends, with nothing acknowledged: the disk is full; see to it",
        None,
    )


def test_other_words_are_let_through() -> None:
    once = Once()
    records = [logging.LogRecord("a", logging.ERROR, "", 0, text, (), None) for text in ("one", "two", "one")]
    assert [once.filter(record) for record in records] == [True, True, False]


def test_a_log_is_ascii_so_that_no_page_drives_the_terminal_it_is_read_on() -> None:
    evil = "\x1b]52;c;eA==\x07\x9b2J\u202e\x7f\r"
    say = (
        f"from streams import logs; import structlog; logs.to_stderr(); structlog.get_logger().info({evil!r})"
    )
    log = subprocess.run([sys.executable, "-c", say], capture_output=True, check=True).stderr
    assert log.decode("ascii").rstrip("\n").isprintable()
    assert json.loads(log)["event"] == evil
