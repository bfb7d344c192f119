"""Settings by subject: `base` puts the files together; `dev`, `production` and `test` change what differs there.

Most limits (links, lengths, waiting times) are constants beside the code that applies them; `base` says which are not.
"""
