"""Turns HTML and WordPress's blocks into blocks of our articles.

Saving them is in `transfer.articles`.
"""
