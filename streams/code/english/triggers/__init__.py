"""What makes a word an event: its frame, its sense, what it stands under, and which kind the deed is of."""
