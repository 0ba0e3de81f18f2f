"""What Kafka's own properties say of a connection, in the words of our options.

Kafka's properties name key stores, which are Java's or PEM, and have logins in a line of JAAS. PEM and the
logins that newsfold knows are taken over; all else is an error that says what to do instead.
"""

import re
import shlex
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from streams.connection.properties import read_properties
from streams.connection.record import Connection
from streams.connection.tls import PemText
from streams.connection.tokens import TokenSource
from streams.errors import UsageError

__all__ = ["Taken", "connection_of", "read_kafka_config"]

#: Options as verbs name them, and what they are given.
Taken = dict[str, Any]
_Reader = tuple[frozenset[str], Callable[[Mapping[str, str]], Taken]]

_PASSWORD_LOGINS = ("PlainLoginModule", "ScramLoginModule")
_TOKEN_LOGIN = "OAuthBearerLoginModule"  # noqa: S105 - a class of Kafka's
_TOKEN_URL = "sasl.oauthbearer.token.endpoint.url"  # noqa: S105 - the name of a property
#: How the properties begin that are about reaching a broker; the others are of no interest here.
_OURS = ("ssl.", "sasl.", "security.", "config.providers")
_BLOCK = re.compile(r"-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]*)-----END \1-----")
_WIDTH = 64  # columns of PEM, as OpenSSL wants it


def read_kafka_config(path: Path, given: Collection[str] = ()) -> tuple[Taken, tuple[str, ...]]:
    """Return the options of a connection that a file gives, and its properties that are not used.

    Raises `UsageError` where it holds what newsfold cannot use (a Java store, a login of another kind) and
    none of the options for it is `given` otherwise.
    """
    properties = read_properties(path)
    taken: Taken = {}
    for key, (options, read) in _READERS.items():
        if key in properties:
            try:
                taken.update(read(properties))
            except UsageError as error:
                if options.isdisjoint(given):
                    raise UsageError(f"--kafka-config {path}: {error}") from error
    unused = {key for key in properties if key.startswith(_OURS)} - {*_READERS, *_READ_BESIDE}
    return taken, tuple(sorted(unused))


def connection_of(options: Mapping[str, Any]) -> Connection:
    """Return the connection that options make. Raises `UsageError` where they do not fit together."""
    option = options.get
    file, command = option("sasl_token_file"), option("sasl_token_command")
    return Connection(
        option("brokers", Connection().brokers),
        protocol=option("security_protocol", "PLAINTEXT"),
        mechanism=option("sasl_mechanism") or "",
        username=option("sasl_username") or "",
        password=option("sasl_password") or "",
        token=TokenSource(file, command or "") if file or command else None,
        ca=option("ssl_ca"),
        certificate=option("ssl_certificate"),
        key=option("ssl_key"),
        key_password=option("ssl_key_password") or "",
        check_host=option("check_host", True),
        topic_prefix=option("topic_prefix", ""),
    )


def _as(option: str, key: str) -> _Reader:
    return frozenset({option}), lambda properties: {option: properties[key].strip()}


def _brokers(properties: Mapping[str, str]) -> Taken:
    return {"brokers": ",".join(host.strip() for host in properties["bootstrap.servers"].split(","))}


def _login(properties: Mapping[str, str]) -> Taken:
    """Read `CLASS required name="value" ...;`."""
    words = _words(properties["sasl.jaas.config"])
    module = words[0].rsplit(".", 1)[-1] if words else ""
    options = dict(zip(words[2::3], words[4::3], strict=False))
    if module in _PASSWORD_LOGINS:
        return {"sasl_username": options.get("username"), "sasl_password": options.get("password")}
    if module != _TOKEN_LOGIN:
        known = ", ".join((*_PASSWORD_LOGINS, _TOKEN_LOGIN))
        raise UsageError(f"sasl.jaas.config has {module or 'no module'}: newsfold knows {known}; use one")
    return {}  # its token is named by another property, or by an option of ours


def _words(jaas: str) -> list[str]:
    """Split a line of JAAS at blanks, `=` and `;` that are not in quotes."""
    lexer = shlex.shlex(jaas, posix=True, punctuation_chars="=;")
    lexer.whitespace_split, lexer.commenters = True, ""
    try:
        return list(lexer)
    except ValueError:
        raise UsageError("sasl.jaas.config has a quote that nothing closes; close it") from None


def _token_file(properties: Mapping[str, str]) -> Taken:
    url = urlsplit(properties[_TOKEN_URL])
    if url.scheme != "file":
        raise UsageError(
            f"{_TOKEN_URL} is no file:// address, and newsfold asks no server; give --sasl-token-command"
        )
    return {"sasl_token_file": Path(unquote(url.path))}


def _trusted_file(properties: Mapping[str, str]) -> Taken:
    _must_be_pem(properties, "ssl.truststore", "keytool -exportcert -rfc")
    return {"ssl_ca": Path(properties["ssl.truststore.location"])}


def _trusted_text(properties: Mapping[str, str]) -> Taken:
    return {"ssl_ca": _pem(properties, "ssl.truststore.certificates")}


def _own_file(properties: Mapping[str, str]) -> Taken:
    _must_be_pem(
        properties, "ssl.keystore", "keytool -importkeystore -deststoretype PKCS12 and openssl pkcs12"
    )
    return {"ssl_certificate": Path(properties["ssl.keystore.location"])}


def _own_text(properties: Mapping[str, str]) -> Taken:
    chain = _pem(properties, "ssl.keystore.certificate.chain")
    if "ssl.keystore.key" not in properties:
        raise UsageError("ssl.keystore.certificate.chain comes without its key; set ssl.keystore.key")
    return {"ssl_certificate": chain, "ssl_key": _pem(properties, "ssl.keystore.key")}


def _must_be_pem(properties: Mapping[str, str], store: str, tool: str) -> None:
    kind = properties.get(f"{store}.type", "JKS")
    if kind.upper() != "PEM":
        where = properties[f"{store}.location"]
        raise UsageError(
            f"{store}.location {where} is a store of type {kind}, and newsfold reads PEM only; make one of it"
            f" with {tool}, and set {store}.type=PEM"
        )


def _pem(properties: Mapping[str, str], key: str) -> PemText:
    """Return what stands in a property, where lines may have become blanks, as OpenSSL reads it."""
    blocks = list(_blocks(properties[key]))
    if not blocks:
        raise UsageError(f"{key} holds nothing in PEM; it begins with -----BEGIN")
    return PemText("".join(blocks))


def _blocks(text: str) -> Iterator[str]:
    for block in _BLOCK.finditer(text):
        body = "".join(block[2].split())
        lines = (body[start : start + _WIDTH] for start in range(0, len(body), _WIDTH))
        yield "\n".join((f"-----BEGIN {block[1]}-----", *lines, f"-----END {block[1]}-----", ""))


def _host_check(properties: Mapping[str, str]) -> Taken:
    return {"check_host": bool(properties["ssl.endpoint.identification.algorithm"].strip())}


_LOGIN = frozenset({"sasl_username", "sasl_token_file", "sasl_token_command"})
_TOKEN = frozenset({"sasl_token_file", "sasl_token_command"})
_CA, _CERTIFICATE = frozenset({"ssl_ca"}), frozenset({"ssl_certificate"})
#: Property -> the options that it is about, and what it gives them. Of two for one option the last one wins.
_READERS: dict[str, _Reader] = {
    "bootstrap.servers": (frozenset({"brokers"}), _brokers),
    "security.protocol": _as("security_protocol", "security.protocol"),
    "sasl.mechanism": _as("sasl_mechanism", "sasl.mechanism"),
    "sasl.jaas.config": (_LOGIN, _login),
    _TOKEN_URL: (_TOKEN, _token_file),
    "ssl.truststore.location": (_CA, _trusted_file),
    "ssl.truststore.certificates": (_CA, _trusted_text),
    "ssl.keystore.location": (_CERTIFICATE, _own_file),
    "ssl.keystore.certificate.chain": (_CERTIFICATE, _own_text),
    "ssl.key.password": _as("ssl_key_password", "ssl.key.password"),
    "ssl.endpoint.identification.algorithm": (frozenset(), _host_check),
}
_READ_BESIDE = ("ssl.truststore.type", "ssl.keystore.type", "ssl.keystore.key")
