from collections.abc import Callable
from pathlib import Path

import pytest

from streams.connection import Connection, PemText, TokenSource
from streams.errors import UsageError
from streams.settings import Settings


def test_no_text_made_of_a_connection_shows_a_secret() -> None:
    secret = Connection(
        "kafka:9093", protocol="SASL_SSL", mechanism="PLAIN", username="alice", password="p4ss",
        certificate=PemText("c3rt"), key=PemText("k3y"), key_password="w0rd",
    )  # fmt: skip
    text = f"{secret} {secret!r} {Settings(connection=secret)} {secret.key}"
    assert "alice" in text
    assert [part for part in ("p4ss", "c3rt", "k3y", "w0rd") if part in text] == []


_MISFITS: dict[str, tuple[Callable[[], Connection], str]] = {
    "protocol": (
        lambda: Connection(protocol="TLS"),
        "--security-protocol TLS: newsfold speaks PLAINTEXT",
    ),
    "no mechanism": (lambda: Connection(protocol="SASL_SSL"), "--sasl-mechanism is missing: newsfold speaks"),
    "kerberos": (
        lambda: Connection(protocol="SASL_SSL", mechanism="GSSAPI"),
        "--sasl-mechanism GSSAPI: newsfold speaks PLAIN, SCRAM-SHA-256",
    ),
    "no password": (
        lambda: Connection(protocol="SASL_SSL", mechanism="PLAIN", username="a"),
        "PLAIN needs a user and a password; give --sasl-username",
    ),
    "no token": (
        lambda: Connection(protocol="SASL_SSL", mechanism="OAUTHBEARER"),
        "OAUTHBEARER needs a token; give --sasl-token-file",
    ),
    "a user in vain": (
        lambda: Connection(username="a"),
        "a user or token is given",
    ),
    "a token in vain": (lambda: Connection(token=TokenSource(command="x")), "a user or token is given"),
    "an authority in vain": (
        lambda: Connection(ca=Path("a")),
        "a certificate is given",
    ),
    "a key alone": (
        lambda: Connection(protocol="SSL", key=Path("a")),
        "a key is given without",
    ),
}


@pytest.mark.parametrize("misfit", _MISFITS)
def test_parts_that_do_not_fit_together_are_reported(misfit: str) -> None:
    make, message = _MISFITS[misfit]
    with pytest.raises(UsageError) as refused:
        make()
    assert str(refused.value).startswith(message)
