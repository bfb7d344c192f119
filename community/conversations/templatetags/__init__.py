"""Template tags that load a conversation, and shorten comments."""
