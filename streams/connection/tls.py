"""Certificates and keys, from files or as texts, into the one context of all clients."""

import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from streams.errors import UsageError

__all__ = ["Pem", "PemText", "context"]


@dataclass(frozen=True, slots=True)
class PemText:
    """Certificates or a key as a text, as Kafka's properties may have them. A message never shows it."""

    text: str = field(repr=False)

    def __str__(self) -> str:
        return "(the text)"


Pem = Path | PemText


@cache
def context(
    ca: Pem | None, certificate: Pem | None, key: Pem | None, password: str, check_host: bool
) -> ssl.SSLContext:
    """Return a context for clients. Raises `UsageError` where a file cannot be read or does not fit."""
    made = _trusting(ca)
    made.check_hostname = check_host
    if certificate:
        _present(made, certificate, key, password)
    return made


def _trusting(ca: Pem | None) -> ssl.SSLContext:
    """Trust these authorities, or without any those of the system."""
    try:
        if isinstance(ca, PemText):
            return ssl.create_default_context(cadata=ca.text)
        return ssl.create_default_context(cafile=ca)
    except ssl.SSLError as error:
        raise UsageError(f"--ssl-ca {ca} holds no certificate in PEM; name a file that does") from error
    except OSError as error:
        raise UsageError(f"--ssl-ca {ca} cannot be read: {error.strerror}; name another") from error


def _present(made: ssl.SSLContext, certificate: Pem, key: Pem | None, password: str) -> None:
    """Load the client's certificate. Without a password OpenSSL would ask a terminal for one: give it any."""
    names = f"--ssl-certificate {certificate}" + (f" and --ssl-key {key}" if key else "")
    try:
        with ExitStack() as files:
            chain = files.enter_context(_file(certificate))
            made.load_cert_chain(chain, files.enter_context(_file(key)) if key else None, password)
    except ssl.SSLError as error:
        raise UsageError(f"{names}{_misfit(key or certificate, error.reason)}") from error
    except OSError as error:
        raise UsageError(f"{names} cannot be read: {error.strerror}; name others") from error


def _misfit(key: Pem, reason: str | None) -> str:
    """Say what is wrong with a certificate and its key; OpenSSL tells little more than that something is."""
    if reason == "KEY_VALUES_MISMATCH":
        return " do not belong together; name the key of that certificate"
    text = key.text if isinstance(key, PemText) else key.read_text("ascii", "replace")
    if "ENCRYPTED" in text:
        return ": the key's password is missing or wrong; give it in NEWSFOLD_SSL_KEY_PASSWORD"
    return " cannot be used: a certificate and its key are wanted, in PEM; name files that have both"


@contextmanager
def _file(pem: Pem) -> Iterator[Path]:
    """Give a file with the text for as long as OpenSSL reads it; nobody else may."""
    if isinstance(pem, Path):
        yield pem
        return
    with NamedTemporaryFile("w", suffix=".pem", encoding="ascii") as file:
        file.write(pem.text)
        file.flush()
        yield Path(file.name)
