"""Which setting says how often a notification is e-mailed, and what an unsubscribe link of such an e-mail ends."""

from community.notifications.emails.email_kinds import EmailKind
from community.notifications.models import Kind

#: By kind of notification, the field of `Preferences`. That somebody's identity was revealed, sanctions, answers to
#: appeals, words of help and an old queue have e-mails of their own. Spam, and that others would like to know how it
#: turned out, are told on the site alone.
SETTING_OF_KIND: dict[str, str] = {
    Kind.REPLY: "email_reply",
    Kind.MENTION: "email_mention",
    Kind.ON_YOURS: "email_on_yours",
    Kind.FOLLOWED: "email_followed",
    Kind.FOLLOW_UP: "email_follow_up",
    Kind.TURNED_OUT: "email_follow_up",
    Kind.NEW: "email_new",
    Kind.QUOTED: "email_follow_up",
    Kind.ANSWER: "email_answer",
    Kind.UNANSWERED: "email_unanswered",
    Kind.APPROVED: "email_decision",
    Kind.REMOVED: "email_decision",
    Kind.HIDDEN: "email_decision",
    Kind.SHORTENED: "email_decision",
    Kind.REPORTED: "email_decision",
}
#: Their e-mail has the words of the comment.
COMMENT_KINDS = frozenset({Kind.REPLY, Kind.MENTION, Kind.ON_YOURS, Kind.FOLLOWED})
#: By setting, the kind of an e-mail that comes straight away; daily and weekly ones are all digests.
EMAIL_KIND_OF_SETTING = {
    "email_reply": EmailKind.COMMENT,
    "email_mention": EmailKind.COMMENT,
    "email_on_yours": EmailKind.COMMENT,
    "email_followed": EmailKind.COMMENT,
    "email_follow_up": EmailKind.FOLLOW_UP,
    "email_new": EmailKind.NEWSLETTER,
    "email_answer": EmailKind.COMMENT,
    "email_unanswered": EmailKind.COMMENT,
    "email_decision": EmailKind.DECISION,
    "email_site": EmailKind.DIGEST,
}
