"""Renditions, share cards and the text for feeds, made before a reader asks; and removing metadata from uploads.

How a card looks is in `blog.sharing`, how the text for feeds is made in `blog.feeds`.
"""
