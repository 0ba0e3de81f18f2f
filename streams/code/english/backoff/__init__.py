"""What a clause between political actors tells where no frame knows its words: a guess, and marked as one."""

from streams.code.english.backoff.guess import GUESS, guess, may_guess

__all__ = ["GUESS", "guess", "may_guess"]
