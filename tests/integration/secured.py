"""A real Kafka with encrypted and authenticated listeners, its certificates and its users."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from streams.broker.embedded import free_port
from streams.connection import Connection
from tests.integration.kafka import Kafka

__all__ = ["KEY_PASSWORD", "PASSWORDS", "Certificates", "SecuredKafka"]

KEY_PASSWORD = "k3y-s3cret"
#: User -> password. Alice may do everything; the others only what a test grants them.
PASSWORDS = {
    name: f"{name}-s3cret;#'"
    for name in ("alice", "maker", "worker", "pusher", "reader", "mender", "watcher", "gateway", "trier")
}
#: Listener -> its protocol. EXPIRED has a certificate of the past, OTHER one of another host;
#: ASTRAY names a broker that is not there.
_LISTENERS = {
    "TLS": "SSL",
    "MUTUAL": "SSL",
    "EXPIRED": "SSL",
    "OTHER": "SSL",
    "SASL": "SASL_SSL",
    "CLEAR": "SASL_PLAINTEXT",
    "ASTRAY": "PLAINTEXT",
}
_MODULES = "org.apache.kafka.common.security"
_USERS = " ".join(f'user_{name}="{password}"' for name, password in PASSWORDS.items())
_LOGINS = {
    "plain": f"plain.PlainLoginModule required {_USERS};",
    "scram-sha-256": "scram.ScramLoginModule required;",
    "scram-sha-512": "scram.ScramLoginModule required;",
    "oauthbearer": 'oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="broker";',
}
_ANSWERS = {"EXPIRED": "expired", "OTHER": "other"}  # the certificate of a listener; `server` is the others'


@dataclass(frozen=True)
class Certificates:
    """PEM files in a folder: authorities, the broker's certificates, and a client's."""

    folder: Path

    @property
    def ca(self) -> Path:
        return self.folder / "ca.pem"

    @property
    def stranger(self) -> Path:
        """An authority that has signed nothing here."""
        return self.folder / "stranger.pem"

    def store(self, name: str) -> Path:
        """Certificate, chain and key in one file: of `server`, `expired`, `other`, `client`, `late`."""
        return self.folder / f"{name}.pem"

    def make(self) -> None:
        ca = trustme.CA()
        ca.cert_pem.write_to_path(self.ca)
        trustme.CA().cert_pem.write_to_path(self.stranger)
        past = datetime.now(UTC) - timedelta(days=1)
        here = ("localhost", "127.0.0.1")
        self._write("server", ca.issue_cert(*here))
        self._write("expired", ca.issue_cert(*here, not_after=past))
        self._write("other", ca.issue_cert("kafka.example"))
        self._write("client", ca.issue_cert("client@newsfold.test"))
        self._write("late", ca.issue_cert("client@newsfold.test", not_after=past))
        client = ca.issue_cert("client@newsfold.test")
        (self.folder / "locked.pem").write_bytes(
            _chain(client) + _key(client, BestAvailableEncryption(KEY_PASSWORD.encode()))
        )

    def _write(self, name: str, certificate: trustme.LeafCert) -> None:
        self.store(name).write_bytes(_chain(certificate) + _key(certificate, NoEncryption()))


def _chain(certificate: trustme.LeafCert) -> bytes:
    return b"".join(blob.bytes() for blob in certificate.cert_chain_pems)


def _key(certificate: trustme.LeafCert, locked: KeySerializationEncryption) -> bytes:
    """Return the key in PKCS 8, which is all that Kafka reads."""
    key = load_pem_private_key(certificate.private_key_pem.bytes(), None)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked)


class SecuredKafka(Kafka):
    """Kafka with a listener for each way to be reached, and an authorizer.

    The plain listener, and Alice, may do everything; others what they are granted.
    """

    def __init__(self, data: Path) -> None:
        self.certificates = Certificates(data)
        self.certificates.make()
        self.ports = {name: free_port() for name in _LISTENERS}
        scram = (("SCRAM-SHA-256", 4096), ("SCRAM-SHA-512", 4096))
        users = (
            f"{mechanism}=[name={name},password={password},iterations={rounds}]"
            for mechanism, rounds in scram
            for name, password in PASSWORDS.items()
        )
        formatting = (part for user in users for part in ("--add-scram", user))
        super().__init__(data, "\n".join(self._properties()), *formatting)

    def at(self, listener: str) -> str:
        return f"127.0.0.1:{self.ports[listener]}"

    def as_user(self, name: str, mechanism: str = "SCRAM-SHA-256") -> Connection:
        return Connection(
            self.at("SASL"),
            protocol="SASL_SSL",
            mechanism=mechanism,
            username=name,
            password=PASSWORDS[name],
            ca=self.certificates.ca,
        )

    def _properties(self) -> list[str]:
        extra = ",".join(f"{name}://127.0.0.1:{port}" for name, port in self.ports.items())
        kinds = ",".join(f"{name}:{protocol}" for name, protocol in _LISTENERS.items())
        plain = "PLAINTEXT://127.0.0.1:{broker}"
        return [
            f"listeners={plain},CONTROLLER://127.0.0.1:{{controller}},{extra}",
            f"advertised.listeners={plain},{extra.replace(str(self.ports['ASTRAY']), '1')}",
            f"listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,{kinds}",
            "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users=User:ANONYMOUS;User:alice",
            "ssl.truststore.type=PEM",
            f"ssl.truststore.location={self.certificates.ca}",
            "listener.name.mutual.ssl.client.auth=required",
            "listener.name.mutual.ssl.principal.mapping.rules=RULE:^.*$/alice/",
            *(line for name, protocol in _LISTENERS.items() for line in self._listener(name, protocol)),
        ]

    def _listener(self, name: str, protocol: str) -> list[str]:
        prefix = f"listener.name.{name.lower()}"
        lines = []
        if protocol.endswith("SSL"):
            store = self.certificates.store(_ANSWERS.get(name, "server"))
            lines += [f"{prefix}.ssl.keystore.type=PEM", f"{prefix}.ssl.keystore.location={store}"]
        if protocol.startswith("SASL"):
            lines.append(f"{prefix}.sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER")
            lines += [f"{prefix}.{how}.sasl.jaas.config={_MODULES}.{login}" for how, login in _LOGINS.items()]
        return lines
