"""Template tags about how long data is kept."""
