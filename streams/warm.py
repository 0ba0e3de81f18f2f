"""All that a page and a sentence need, loaded by importing this: what the fork server does once.

A process that it forks has the readers, the models and the tables in memory that it shares with the others,
and starts in milliseconds. A page's time limit pays for none of it.
"""

import streams.tasks
from streams.code import RulesCoder
from streams.code.lexicon import lexicon
from streams.extract import prepare
from streams.extract.language import identifier

__all__: list[str] = []

assert streams.tasks  # imported for the processes to have
prepare()
identifier()
RulesCoder().code("Officials met in Geneva.", "", None, None, "en")  # loads the model, to the first event
lexicon("en").prepare()
