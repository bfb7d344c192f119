"""A member's data across every room: what they can download, how their account is deleted, how long each kind is kept.

What a room keeps about a member stays in that room's models; this one reads, exports and deletes it.

See docs/decisions/0015.
"""
