"""Settings by subject: `base` puts the files together; `dev`, `production` and `test` change what differs there.

Limits that the code applies (links, lengths, waiting times) are not settings: they are constants beside that code.
"""
