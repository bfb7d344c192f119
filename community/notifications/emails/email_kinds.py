from django.db import models


class EmailKind(models.TextChoices):
    """What an e-mail is for. Each but the first can be unsubscribed from, and is subject to the limits per hour.

    The labels stand in sentences: "You get no more …".
    """

    #: A code, a confirmation, a message about one's own account: sent first, always, to the person who asked for it.
    TRANSACTIONAL = "", "codes and confirmations"
    COMMENT = "comment", "e-mails about comments"
    FOLLOW_UP = "follow-up", "e-mails when a story goes on"
    DECISION = "decision", "e-mails about decisions of moderators"
    DIGEST = "digest", "digests"
    NEWSLETTER = "newsletter", "e-mails about new articles"
    QUEUE = "queue", "e-mails about comments that wait for a moderator"
