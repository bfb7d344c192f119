"""Posts become articles, and pages information pages.

What an article will say is decided in `article_values`, without a database; saving it is in `article_saving`.
"""
