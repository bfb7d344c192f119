"""Which kinds of e-mail come to a guest. Each kind that is not ticked is a row of `EmailSuppression`."""

from typing import Any

from django import forms

from community.notifications.delivery.email_suppression import EVERYTHING, EmailSuppression, EmailSuppressionQuerySet
from community.notifications.emails.email_kinds import EmailKind

UNSUBSCRIBED = EmailSuppression.Reason.UNSUBSCRIBED
#: By field: the kind, its label and what it is.
KINDS = {
    "comments": (EmailKind.COMMENT, "Answers", "To comments for which you ticked “E-mail me answers”."),
    "follow_ups": (EmailKind.FOLLOW_UP, "Stories that go on", "Once for each part of a story you commented on."),
    "newsletters": (EmailKind.NEWSLETTER, "New articles", "About a topic, or by an author, you subscribed to."),
}


class GuestSettingsForm(forms.Form):
    def __init__(self, *args: Any, suppressions: EmailSuppressionQuerySet, **kwargs: Any) -> None:
        """`suppressions`: those of the address."""
        super().__init__(*args, **kwargs)
        self.unsubscribed = suppressions.filter(reason=UNSUBSCRIBED)
        stopped = set(self.unsubscribed.values_list("scope", flat=True))
        for name, (kind, label, help_text) in KINDS.items():
            is_wanted = not stopped & {EVERYTHING, kind.value}
            self.fields[name] = forms.BooleanField(label=label, help_text=help_text, required=False, initial=is_wanted)

    def save(self, address_hash: str) -> None:
        """What is ticked comes again, also after everything was stopped; then the rest stays stopped kind by kind."""
        wanted = {kind.value for name, (kind, *_) in KINDS.items() if self.cleaned_data[name]}
        for kind, *_ in KINDS.values():
            if kind.value not in wanted:
                EmailSuppression.objects.suppress(address_hash, kind.value, UNSUBSCRIBED)
        if wanted:
            self.unsubscribed.filter(scope__in=[EVERYTHING, *wanted]).delete()
