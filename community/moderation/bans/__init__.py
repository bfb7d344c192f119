"""Bans for spam: all that a member wrote under their name is marked as spam and the account is closed, in one step that
can be undone for 30 days.

Not here: suspensions (`sanctions`), which keep somebody from writing and leave what they wrote alone.
"""
