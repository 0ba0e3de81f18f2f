"""A word that tells of an event, with the frame that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from streams.code.english.parser.syntax import clause

if TYPE_CHECKING:
    from streams.code.lexicon import Frame
    from streams.code.parse import Token

__all__ = ["Hit"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger with its frame; `light` is the verb that carries an event noun.

    `echoes` are other words of the sentence that tell the same event. A `bare` noun tells of none by
    itself, but may point back to one that the article has told.
    """

    trigger: Token
    frame: Frame
    filled: tuple[Token, ...]
    light: Token | None
    echoes: tuple[Token, ...] = ()
    bare: bool = False

    @property
    def verb(self) -> Token:
        """The verb whose mood is the event's."""
        return self.light if self.light is not None else clause(self.trigger)
