"""What the first e-mails to guests linked to, before there were scopes. Those links work for good, too."""

from django.core import signing

from .email_kinds import EmailKind
from .email_suppression import EmailSuppression as EmailSuppression  # for `models`, in which Django looks for models

#: Named by `models`.
GuestOptOut = EmailSuppression
SIGNER = signing.Signer(salt="community.notifications.guest_opt_out")
SCOPE = EmailKind.FOLLOW_UP.value
