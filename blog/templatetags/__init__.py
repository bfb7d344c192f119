"""Template tags about articles: metadata, text, mentions, pictures."""
