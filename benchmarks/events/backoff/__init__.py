"""How the backoff's weights are made and what they are worth."""
