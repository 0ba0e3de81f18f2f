"""A labelled corpus of candidates: words of 600 news texts that the lexicon knows as events."""
