"""Why no broker lets a client in, as one sentence.

aiokafka tries every broker, logs what each answered, and raises that none could be reached. Here each is
asked once more, and the first answer that says more than silence is given.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

from aiokafka.conn import AIOKafkaConnection, collect_hosts
from aiokafka.errors import (
    IllegalSaslStateError,
    KafkaError,
    SaslAuthenticationFailed,
    UnsupportedSaslMechanismError,
)
from aiokafka.protocol.metadata import MetadataRequest

from streams.connection import Connection
from streams.errors import UsageError

__all__ = ["UNREACHABLE", "not_allowed", "reason_of_refusal"]

#: What a client raises where it cannot come in; ValueError, where a broker does not prove that it knows the
#: password (SCRAM).
UNREACHABLE = (KafkaError, OSError, TimeoutError, ValueError)
_SECONDS = 10.0  #: for one broker
#: Where a length of four bytes should be, a TLS alert begins with this: the listener is encrypted.
_TLS_ALERT = 0x15
#: OpenSSL's numbers of what is wrong with a certificate (`X509_V_ERR_…`).
_EXPIRED, _OTHER_HOST, _OTHER_ADDRESS = 10, 62, 64


async def reason_of_refusal(connection: Connection, options: Mapping[str, Any]) -> str:
    """Return why none of the brokers can be used, and what to do. `options` are those of the client."""
    single = {name: value for name, value in options.items() if name != "bootstrap_servers"}
    for host, port, _ in collect_hosts(connection.brokers, randomize=False):
        answer = await _answer(connection, single, host, port)
        if answer:
            return answer
    return f"no Kafka broker answers at {connection.brokers}; start one, or name another with --brokers"


def not_allowed(connection: Connection, what: str) -> UsageError:
    """Return the error that this client may not do something."""
    who = f"the user {connection.username}" if connection.username else "this client"
    return UsageError(f"{who} may not {what}; grant it: docs/operating.md lists the ACLs")


async def _answer(connection: Connection, options: Mapping[str, Any], host: str, port: int) -> str | None:
    """Return why this broker, or one that it names, refuses us; None where it is silent, or does not."""
    first = asked = f"{host}:{port}"
    try:
        async with _connected(host, port, options) as broker:
            metadata = await broker.send(MetadataRequest([]))
        if connection.token and not metadata.brokers:
            # aiokafka takes a refusal of OAUTHBEARER, which comes in two steps, for the end of the handshake.
            raise SaslAuthenticationFailed
        for _, named, at, *_ in metadata.brokers:
            asked = f"{named}:{at}"
            async with _connected(named, at, options):
                pass
    except UNREACHABLE as error:
        sentences = (_sentence(cause, connection, asked) for cause in _causes(error))
        why = next(filter(None, sentences), None)
        if why or asked == first:
            return why
        return f"{first} names the broker {asked}, which does not answer; correct its advertised.listeners"
    return None


@asynccontextmanager
async def _connected(host: str, port: int, options: Mapping[str, Any]) -> AsyncIterator[AIOKafkaConnection]:
    broker = AIOKafkaConnection(host, port, request_timeout_ms=int(_SECONDS * 1000), **options)
    try:
        await broker.connect()
        yield broker
    finally:
        closed = broker.close()
        if broker._protocol is not None:  # there was a connection, and to close one of TLS takes a moment
            with suppress(TimeoutError):
                await asyncio.wait_for(closed, 1)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield what an error came from, the first cause first, and itself."""
    if error is not None:
        yield from _causes(error.__cause__)
        yield error


def _sentence(error: BaseException, connection: Connection, asked: str) -> str | None:
    match error:
        case UsageError():
            return str(error)
        case ssl.SSLCertVerificationError():
            return _certificate(error, asked)
        case ssl.SSLError():
            return _encryption(error, connection, asked)
        case asyncio.IncompleteReadError(expected=int(expected)) if expected >> 24 == _TLS_ALERT:
            return f"{asked} speaks TLS; say --security-protocol SSL, or SASL_SSL where it wants a user"
        case asyncio.IncompleteReadError() | ConnectionResetError() | BrokenPipeError():
            why = f"as one does that does not speak {connection.protocol}"
            return f"{asked} closed the connection, {why}; ask which --security-protocol it has"
        case _:
            return _login(error, connection, asked)


def _certificate(error: ssl.SSLCertVerificationError, asked: str) -> str:
    if error.verify_code == _EXPIRED:
        return f"the certificate of {asked} has expired; renew it there"
    if error.verify_code in (_OTHER_HOST, _OTHER_ADDRESS):
        return f"the certificate of {asked} is for another host; name the broker as it does"
    return (
        f"the certificate of {asked} is not trusted ({error.verify_message}); name the file of its authority"
        " with --ssl-ca"
    )


def _encryption(error: ssl.SSLError, connection: Connection, asked: str) -> str:
    """Tell of an alert, with which a broker refuses the client's certificate, or of what is no TLS at all."""
    reason = (error.reason or "").lower()
    if "alert" in reason and ("certificate" in reason or "unknown_ca" in reason):
        what = "does not accept the client's certificate" if connection.certificate else "wants a certificate"
        return f"{asked} {what}; give one that it trusts and that has not expired with --ssl-certificate"
    alert = reason.replace("_", " ") or "no TLS"
    return f"{asked} does not speak TLS with us ({alert}); ask which --security-protocol it has"


def _login(error: BaseException, connection: Connection, asked: str) -> str | None:
    mechanism = connection.mechanism
    match error:
        case SaslAuthenticationFailed() if connection.token:
            return f"{asked} does not accept the token of {connection.token}; give one that is valid"
        case SaslAuthenticationFailed():
            who = f"the user {connection.username}, or not this password"
            return f"{asked} does not know {who}; correct --sasl-username or the password"
        case UnsupportedSaslMechanismError():
            return f"{asked} does not offer {mechanism}; ask which --sasl-mechanism it has"
        case IllegalSaslStateError():
            return f"the listener at {asked} wants no user; say --security-protocol PLAINTEXT or SSL"
        case ValueError():
            return f"{asked} does not prove that it knows the password of {mechanism}; is it your broker?"
        case _:
            return None
