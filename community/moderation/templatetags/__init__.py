"""Template tags for moderators."""
