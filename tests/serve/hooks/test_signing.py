"""What is posted; and signatures, by the example of the specification's reference libraries."""

import json

import pytest

from streams.serve.hooks.signing import body, headers, read_secret
from streams.serve.live import Update
from streams.serve.lookup import Entry
from streams.topics import THREADS
from streams.wire import encode
from tests.serve.made import NOON, told


def test_the_signature_is_that_of_the_reference_libraries() -> None:
    secret = read_secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n")
    signed = headers(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert signed["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert (signed["webhook-id"], signed["webhook-timestamp"]) == (
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "1614265330",
    )


@pytest.mark.parametrize(
    "text", ["", "whsec_", "whsec_c2hvcnQ=", "c2VjcmV0IHdpdGhvdXQgYSBwcmVmaXg=", "whsec_é"]
)
def test_a_text_that_is_no_secret_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="whsec_ with the base64"):
        read_secret(text)


def test_a_thread_is_posted_by_what_became_of_it() -> None:
    thread, _ = told(2)
    came = Entry(THREADS.name, 0, 0, b"t", encode(thread))
    gone = Entry(THREADS.name, 0, 1, b"t", None)
    posts = [json.loads(body(update, NOON)) for update in (Update(came, thread), Update(gone, None))]
    assert [post["type"] for post in posts] == ["thread.updated", "thread.gone"]
    assert [post["data"]["thread_id"] for post in posts] == ["t", "t"]
