"""Is this comment spam, and why do we think so: evidence, its sum, the verdict and the row that keeps it.

Posting asks the filter and acts on its verdict; nothing here saves or changes a comment.
"""
