"""Care for moderators: what fits into five minutes, how much of the distressing comes at once, and their hours."""
