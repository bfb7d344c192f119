"""A published article by e-mail, when an editor sends it: who gets it, what it says, sending, archive and numbers.

What followers are told anyway when an article appears is in `blog.follows` and `community.notifications`.
"""
