"""The gateway: how fast its store fills, how soon it answers, and what many live readers take."""
