"""The first start in the browser: on a new site one link in the log leads the owner through a few pages, once.

Nothing of it answers afterwards.
"""
