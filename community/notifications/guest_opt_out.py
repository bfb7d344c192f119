"""What the first e-mails to guests linked to, before there were scopes. Those links work for good, too."""

from django.core import signing

from .email_kinds import EmailKind

SIGNER = signing.Signer(salt="community.notifications.guest_opt_out")
SCOPE = EmailKind.FOLLOW_UP.value
