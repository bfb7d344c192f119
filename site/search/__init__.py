"""One search over articles, discussions, comments and people.

Not here: the search inside the list of articles (`blog.article_search`) and in the members' directory.
"""
