"""Atom and RSS feeds of whole articles.

The feed of the comments on an article is in `community.conversations`.
"""
