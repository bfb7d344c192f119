"""What is done with the HTML of an article's text: citations, links to pages.

The blocks that make the HTML are in `blog.blocks` and their templates.
"""
