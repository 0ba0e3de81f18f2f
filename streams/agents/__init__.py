"""See the map of the rooms in CONTRIBUTING.md."""
