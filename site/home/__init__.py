"""The home page, the pages about the site, the list of latest comments, and the path of a request to an article.

Articles are in blog, comments in community; here they are only put together.
"""
