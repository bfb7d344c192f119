"""Finished pages for strangers, kept before Django: see docs/decisions/0018.

Not here: what differs by reader, and the parts of pages that are kept within Django (docs/decisions/0012).
"""
