"""How a broker is reached: where it is, whether the line is encrypted, and as whom one speaks."""

from streams.connection.kafka_config import connection_of, read_kafka_config
from streams.connection.record import MECHANISMS, PROTOCOLS, Connection
from streams.connection.tls import Pem, PemText
from streams.connection.tokens import TokenSource

__all__ = [
    "MECHANISMS", "PROTOCOLS", "Connection", "Pem", "PemText", "TokenSource", "connection_of",
    "read_kafka_config",
]  # fmt: skip
