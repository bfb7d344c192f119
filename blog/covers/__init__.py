"""Drawn covers, for articles and discussions without a picture: which shapes, and how a page and a PNG show them.

Colours are in `site/styles/components/cover.css`; pictures that authors choose are in `blog.assets`.
"""
