"""What moderators do: the review queue, decisions about comments and about members' standing, revealing an author.

Not here: the filter that holds comments (spam), and what an author does to their own comment (posting).
"""
