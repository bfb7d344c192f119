"""One file for each kind of thing that `load_demo` puts into the database; what is already there stays as it is.

Reading `content/` is in `content_files`; turning its Markdown into blocks of an article is one folder up.
"""
