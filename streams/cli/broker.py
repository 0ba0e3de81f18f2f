"""`newsfold broker`."""

import signal

import click

from streams.broker.embedded import EmbeddedBroker
from streams.cli import options

__all__ = ["broker"]


@click.command()
@click.option("--port", default=9092, show_default=True, type=options.Whole(0, 65_535),
              help="Listen at 127.0.0.1:PORT; 0 is any that is free.")  # fmt: skip
def broker(port: int) -> None:
    """Run the bundled broker, and print its address. Ctrl-C ends it, and what it holds is lost.

    It speaks Kafka's protocol, keeps everything in memory, and is for trials with one worker, which needs
    --embedded.

    \b
      newsfold broker
      newsfold worker --embedded
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a supervisor's end is a Ctrl-C
    try:
        with EmbeddedBroker(port) as running:
            click.echo(running.address)
            running.wait()
    except KeyboardInterrupt:
        return
