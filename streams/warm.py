"""All that a page and a sentence need, loaded by importing this: what the fork server does once.

A process that it forks has the readers and the models in memory that it shares with the others, and
starts in milliseconds. A page's time limit pays for none of it.
"""

from streams.agents.coding import warm_up
from streams.extract import prepare
from streams.extract.language import identifier

__all__: list[str] = []

prepare()
identifier()
warm_up()
