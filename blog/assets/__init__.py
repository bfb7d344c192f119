"""Files that are made before a reader asks for them: renditions of images, share cards, the text for feeds.

How a card looks is in `blog.sharing`, how the text for feeds is made in `blog.feeds`.
"""
