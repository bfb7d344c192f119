"""Template tags about what a conversation is given (form, actions), and about drafts that were not posted."""
