"""What a running worker shows over HTTP: its metrics, whether it lives, whether it is at work."""

from streams.monitor.living import Living
from streams.monitor.pulse import Pulse
from streams.monitor.server import serve

__all__ = ["Living", "Pulse", "serve"]
