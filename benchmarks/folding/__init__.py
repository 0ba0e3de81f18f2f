"""The fold beside what one would otherwise use."""
