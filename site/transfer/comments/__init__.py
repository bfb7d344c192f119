"""Comments of another site become comments here: their text, their tree, and who wrote them.

They are saved by `community.comments.bulk_saving`; mentions by other sites are rows of `blog.models`.
"""
