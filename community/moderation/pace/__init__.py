"""How fast people may write in a conversation: open, slowed down or locked, because of one of its comments."""
