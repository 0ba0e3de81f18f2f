"""The text as the parser wants it, the parser, and walks over what it gives."""
