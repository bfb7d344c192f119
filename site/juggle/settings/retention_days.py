"""How many days each kind of data is kept. `manage.py purge` deletes it; the privacy page shows this table."""

RETENTION_DAYS = {
    "ip_hashes": 30,
    "unconfirmed_comments": 14,
    # The address of a newsletter's form may be somebody else's, too.
    "unconfirmed_subscriptions": 14,
    # The link with which a guest withdraws a comment: as long as visits and notifications
    # (docs/features/your-data-and-retention.md).
    "guest_links": 365,
    # The address of such an account may be somebody else's.
    "unverified_accounts": 14,
    "spam": 30,
    # What decisions about comments taught the filter, in numbers. Spam of two years ago looks different.
    "spam_examples": 730,
    "drafts": 90,
    # What somebody began to answer in a check-in.
    "answer_drafts": 90,
    "visits": 365,
    "notifications": 365,
    # Somebody who has read it seldom looks for it again.
    "read_notifications": 90,
    # The words of appeals that were answered.
    "appeals": 365,
    # Warnings and suspensions that are over: for as long as they count (community/moderation/sanctions/steps.py).
    "sanctions": 365,
    # What moderators noted about somebody: for as long as a sanction counts.
    "notes": 365,
    "exports": 2,
    # Finished background tasks.
    "tasks": 14,
    # To whom an e-mail was sent, or why it failed. Its words go when it is sent.
    "emails": 30,
    # That an address does not work. Then it is tried again.
    "bounces": 180,
    # From the decision on: somebody may ask again, and how often moderators agreed is counted from these.
    "reports": 180,
    # That somebody was worried about a person, and what a moderator wrote to them.
    "worried_reports": 30,
    # The address may be somebody else's.
    "unconfirmed_reports": 14,
}
#: In seconds, from the last time something was stored in the session.
SESSION_COOKIE_AGE = 14 * 24 * 3600
