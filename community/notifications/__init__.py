"""Notifications on the site, which conversations members follow, and the queue that sends every e-mail.

Not here: the text of an e-mail, which the room that sends it writes; and who is notified of articles (`blog.follows`).
"""
