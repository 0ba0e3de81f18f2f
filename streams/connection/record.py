"""One record of how a broker is reached, and newsfold's topics on it, which every client is made from."""

import ssl
from dataclasses import KW_ONLY, dataclass, field

from streams.connection.tls import Pem, context
from streams.connection.tokens import TokenSource
from streams.errors import UsageError

__all__ = ["MECHANISMS", "PROTOCOLS", "Connection"]

PROTOCOLS = ("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL")
#: What aiokafka speaks, less GSSAPI: Kerberos needs a library of the system that no test here has.
MECHANISMS = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER")


@dataclass(frozen=True, slots=True)
class Connection:
    """Where the brokers are, and what they ask for. No text made of it shows a secret.

    Raises `UsageError` where its parts do not fit together, such as a password without SASL.
    """

    brokers: str = "127.0.0.1:9092"  #: HOST:PORT[,HOST:PORT...]
    _: KW_ONLY
    protocol: str = "PLAINTEXT"
    mechanism: str = ""
    username: str = ""
    password: str = field(default="", repr=False)
    token: TokenSource | None = None  #: of OAUTHBEARER
    ca: Pem | None = None  #: whom to trust; without it, whom the system trusts
    certificate: Pem | None = None  #: the client's own, with its chain
    key: Pem | None = None  #: of the certificate, where it is not in the same file
    key_password: str = field(default="", repr=False)
    check_host: bool = True  #: the broker's certificate must name the host that it was reached at
    topic_prefix: str = ""  #: how the names of all our topics there begin, and those of groups

    def __post_init__(self) -> None:
        _one_of("--security-protocol", self.protocol, PROTOCOLS)
        if self.authenticated:
            self._check_login()
        elif self.mechanism or self.username or self.password or self.token:
            raise UsageError(
                f"a user or token is given, and the protocol {self.protocol} asks for none;"
                " say --security-protocol SASL_SSL"
            )
        if not self.encrypted and (self.ca or self.certificate or self.key):
            raise UsageError(
                f"a certificate is given, and the protocol {self.protocol} is not encrypted;"
                " say --security-protocol SSL or SASL_SSL"
            )
        if self.key and not self.certificate:
            raise UsageError("a key is given without its certificate; name that with --ssl-certificate")

    @property
    def encrypted(self) -> bool:
        """Whether the line is encrypted."""
        return self.protocol.endswith("SSL")

    @property
    def authenticated(self) -> bool:
        """Whether SASL says who the client is."""
        return self.protocol.startswith("SASL_")

    def ssl_context(self) -> ssl.SSLContext:
        """Return the one context of all clients. Raises `UsageError` where a file of it cannot be used."""
        return context(self.ca, self.certificate, self.key, self.key_password, self.check_host)

    def _check_login(self) -> None:
        _one_of("--sasl-mechanism", self.mechanism, MECHANISMS)
        if self.mechanism == "OAUTHBEARER":
            if not self.token:
                raise UsageError("OAUTHBEARER needs a token; give --sasl-token-file or --sasl-token-command")
        elif not (self.username and self.password):
            raise UsageError(
                f"{self.mechanism} needs a user and a password; give --sasl-username, and the password as"
                " --sasl-password-file or in NEWSFOLD_SASL_PASSWORD"
            )


def _one_of(option: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise UsageError(f"{option} {value or 'is missing'}: newsfold speaks {', '.join(known)}; choose one")
