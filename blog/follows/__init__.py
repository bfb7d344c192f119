"""Following stories, topics and authors, and the notifications that followers get.

Following a conversation is in `community.notifications`.
"""
