"""What the blog lets people follow (stories, topics and authors), and the notifications that followers get.

Following itself, with its button and its list, is in `community.notifications`.
"""
