"""Time against number: every curve is to be a straight line."""
