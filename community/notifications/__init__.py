"""What members are told on the site: notifications of comments and other news, and which conversations they follow.

Not here: e-mails, which each room sends itself, and who is told of articles (blog/follows).
"""
