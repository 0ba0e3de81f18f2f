"""What an operator can set of the gateway."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from ssl import SSLContext

from streams.connection import Connection
from streams.errors import UsageError
from streams.serve import tls
from streams.serve.tokens import Tokens, read_tokens
from streams.settings import Settings

__all__ = ["MAX_BODY", "GatewaySettings", "is_loopback"]

#: A request's body at most, as it comes and unpacked. The largest message that Kafka takes has 22 MB.
MAX_BODY = 25_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class GatewaySettings:
    """A gateway's settings. Raises `UsageError` where anybody in the network could use it."""

    connection: Connection = field(default_factory=Connection)
    host: str = "127.0.0.1"
    port: int = 8080  #: 0 leaves it to the system
    tokens: Path | None = None  #: the file of tokens; without one, whoever reaches the gateway may do all
    tls_cert: Path | None = None  #: a certificate with its chain, in PEM; without one, it is plain HTTP
    tls_key: Path | None = None  #: its key, where it is in another file
    hooks: Path | None = None  #: the file of webhooks
    data_dir: Path = Path("newsfold-data")
    rebuild: bool = False  #: forget the look-up store, and fill it from the topics anew
    keep_days: int = 0  #: days after which the store forgets what was not updated; 0 keeps all
    app_id: str = "newsfold"  #: the workers' own: their group's lag is looked at
    workers: tuple[str, ...] = ()  #: addresses of workers' metrics, http://HOST:PORT, for GET /pipeline
    #: 100,000 are an hour and a half of work at 20 pages a second: far from what retention takes away.
    max_lag: int = 100_000  #: messages that may wait before pages are refused; 0 is any number
    page_seconds: float = 20.0  #: time for one page of POST /clean
    page_mib: int = 1024  #: and memory

    def __post_init__(self) -> None:
        if self.tokens is None and not is_loopback(self.host):
            raise UsageError(
                f"at {self.host} others can reach the gateway; name a file of tokens with --tokens, or serve"
                " on 127.0.0.1"
            )

    @property
    def store(self) -> Path:
        """The file of the look-up store; of another prefix it is another."""
        return self.data_dir / f"{self.connection.topic_prefix}gateway.sqlite"

    @property
    def answers(self) -> Path:
        """The file of the answers to requests that may come twice."""
        return self.data_dir / f"{self.connection.topic_prefix}idempotency.sqlite"

    @property
    def group(self) -> str:
        """The workers' consumer group."""
        return Settings(connection=self.connection, app_id=self.app_id).group

    def read_tls(self) -> SSLContext | None:
        """Return what the server presents; null for plain HTTP. Raises `UsageError` as `tls.context`."""
        if self.tls_cert is None:
            if self.tls_key:
                raise UsageError("--tls-key is the key of a certificate; name that with --tls-cert")
            return None
        return tls.context(self.tls_cert, self.tls_key)

    def read_tokens(self) -> Tokens | None:
        """Return the tokens; null where none are asked for. Raises `UsageError` as `read_tokens`."""
        return read_tokens(self.tokens) if self.tokens else None


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
