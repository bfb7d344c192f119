"""The views of a conversation: permalink, settings, reactions, featured comments, mutes.

Not here: the feed (`conversation_feed.py`), and the views that write, edit or withdraw (`community.posting`).
"""
