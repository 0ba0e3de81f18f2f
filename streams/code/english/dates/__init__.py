"""When an event was: days as texts write, count and name them."""
