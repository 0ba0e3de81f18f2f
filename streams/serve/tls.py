"""The gateway's certificate and key, tried before anybody meets them."""

import ssl
from pathlib import Path

from streams.errors import UsageError

__all__ = ["context"]

_EXPIRED, _NOT_YET = 10, 9  #: X509_V_ERR_CERT_HAS_EXPIRED and _NOT_YET_VALID of OpenSSL
_FLIGHTS = 3  #: of a handshake of TLS 1.3: hello, the server's answer, and the client's end


def context(certificate: Path, key: Path | None) -> ssl.SSLContext:
    """Return a context for the server. Raises `UsageError` where a file cannot be used, or not today."""
    names = f"--tls-cert {certificate}" + (f" and --tls-key {key}" if key else "")
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    made.set_alpn_protocols(["http/1.1"])
    try:
        # Without a password OpenSSL would ask a terminal for one: give it any.
        made.load_cert_chain(certificate, key, "")
    except ssl.SSLError as error:
        raise UsageError(f"{names}{_misfit(key or certificate, error.reason)}") from error
    except OSError as error:
        raise UsageError(f"{names} cannot be read: {error.strerror}; name others") from error
    _shake_hands(made, certificate, names)
    return made


def _misfit(key: Path, reason: str | None) -> str:
    """Say what is wrong with a certificate and its key; OpenSSL tells little more than that something is."""
    if reason == "KEY_VALUES_MISMATCH":
        return " do not belong together; name the key of that certificate"
    if "ENCRYPTED" in key.read_text("ascii", "replace"):
        return ": the key has a password; name one that has none, and that only newsfold's user can read"
    return " cannot be used: a certificate and its key are wanted, in PEM; name files that have both"


def _shake_hands(server: ssl.SSLContext, certificate: Path, names: str) -> None:
    """Have a client that trusts just this certificate meet the server, in memory.

    Python reads no dates of a certificate; a handshake does.
    """
    client = ssl.create_default_context(cafile=certificate)
    client.check_hostname = False  # by which names it is called, is its clients' to say
    client.verify_flags |= ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN  # trust it as it is, whoever signed it
    client.verify_flags &= ~ssl.VerifyFlags.VERIFY_X509_STRICT  # what its authority makes of it, is its own
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    sides = (client.wrap_bio(back, there), server.wrap_bio(there, back, server_side=True))
    try:
        for _ in range(_FLIGHTS):
            for side in sides:
                _go_on(side)
    except ssl.SSLCertVerificationError as error:
        why = {
            _EXPIRED: "has expired; name one that is renewed",
            _NOT_YET: "is not valid yet; name another, or set the clock",
        }
        reason = why.get(error.verify_code, f"cannot be used: {error.verify_message}; name another")
        raise UsageError(f"{names}: the certificate {reason}") from error
    except ssl.SSLError as error:
        raise UsageError(f"{names} cannot be used: {error.reason}; name others") from error


def _go_on(side: ssl.SSLObject) -> None:
    try:
        side.do_handshake()
    except ssl.SSLWantReadError:
        return
