"""From a draft to the record of an event: its details, its toll, its repeats, and what is published."""
