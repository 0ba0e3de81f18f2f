"""The rules for English: spaCy's parse, the lexicon's frames, the gazetteer's names."""
