"""Pages and buttons around comments: permalink, feed, settings, reactions, features, mutes.

Not here: the addresses where comments are written, edited or withdrawn (`community.posting`).
"""
