"""The gateway: pages in, stories and events out, over HTTP.

What knows neither HTTP nor Kafka is pure: tokens, filters, cursors, positions, formats, the look-up store.
`web/` has the handlers.
"""

from streams.serve.settings import GatewaySettings

__all__ = ["GatewaySettings"]
