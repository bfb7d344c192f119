"""What the first e-mails to guests linked to, before there were scopes. Those links work for good, too."""

from django.core import signing

from community.notifications.emails.email_kinds import EmailKind

SIGNER = signing.Signer(salt="community.notifications.settings.guest_opt_out")
SCOPE = EmailKind.FOLLOW_UP.value
