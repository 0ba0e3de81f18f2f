"""How the judge is trained on the labelled corpus, and what it is worth."""
