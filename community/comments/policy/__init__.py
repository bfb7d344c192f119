"""What holds where: who may write, what a moderator reads first, how long and how open. For the site, a topic, a page.

The table of them is `community.comments.models.policy`; the page in the CMS is in `community.moderation.policy`.
"""
