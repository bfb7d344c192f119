from django import template
from django.conf import settings

from account_data.models import GRACE_PERIOD

register = template.Library()

#: What the privacy page calls each row of `settings.RETENTION_DAYS`.
LABELS = {
    "ip_hashes": "The hash of the address a comment was sent from",
    "unconfirmed_comments": "A guest's comment that was never confirmed",
    "unconfirmed_subscriptions": "An address for new articles by e-mail that was never confirmed",
    "guest_links": "The link in a guest's e-mail, with which the comment can be withdrawn, and that answers are told",
    "unverified_accounts": "An account whose e-mail address was never confirmed",
    "spam": "What was taken for spam",
    "spam_examples": "What a moderator's decision about a comment taught our spam filter, as numbers without words",
    "drafts": "A draft nobody came back to",
    "answer_drafts": "A check-in that somebody began and didn’t finish",
    "appeals": "The words of an appeal, once it was answered",
    "sanctions": "A warning, or a suspension that is over",
    "notes": "What a moderator noted about somebody",
    "visits": "When you last read a conversation",
    "notifications": "A notification",
    "read_notifications": "A notification you have read",
    "exports": "A file with your data that you asked for",
    "tasks": "What our machines did behind the scenes, like making a file with your data",
    "emails": "That we sent you an e-mail (what was in it goes at once)",
    "bounces": "That e-mails to your address came back",
    "reports": "What you reported, once a moderator has decided",
    "worried_reports": "That somebody was worried about you, and what a moderator wrote to you then",
    "unconfirmed_reports": "A guest's report that was never confirmed",
}


@register.inclusion_tag("account_data/_retention_periods.html")
def retention_periods() -> dict[str, object]:
    """Show on the privacy page after how many days `manage.py purge` deletes what: the same numbers."""
    rows = [(LABELS[kind], days) for kind, days in settings.RETENTION_DAYS.items()]
    rows.append(("Where you’re signed in", settings.SESSION_COOKIE_AGE // (24 * 3600)))
    return {"rows": rows, "grace_hours": int(GRACE_PERIOD.total_seconds() // 3600)}
