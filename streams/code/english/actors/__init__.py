"""Who acts and who is acted upon: names, roles, what points back to either, and whose people they are."""
