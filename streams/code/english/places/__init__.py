"""Where an event was, and where the places of the world are."""
