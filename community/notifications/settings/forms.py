from __future__ import annotations

from typing import Any

from django import forms

from community.notifications.delivery.email_suppression import EVERYTHING, EmailSuppression
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.models import Frequency, Preferences

from .email_frequencies import EMAIL_KIND_OF_SETTING

#: By setting: what such an e-mail says.
EXAMPLES = {
    "email_reply": "“Rosa answered you: The bath is at seven now”",
    "email_mention": "“Rosa mentioned you: The bath is at seven now”",
    "email_on_yours": "“Rosa commented on The bath is at seven now”, which you wrote",
    "email_followed": "“12 new comments: My mother does the bath”",
    "email_follow_up": "“The story goes on: Two calendars on one table”, “How it turned out: My mother does the bath”",
    "email_new": "“A new article: The phone sleeps in the hallway”",
    "email_answer": "“Your answer helped: My mother does the bath”",
    "email_unanswered": "“A question waits for you: The bath is at seven now”, once, after three days",
    "email_decision": "“Your comment is live”, or “A moderator removed your comment”, with the reason",
    "email_site": "Lively conversations and new articles, with what's new for you: at most seven things",
}
DIGESTS = {Frequency.DAILY, Frequency.WEEKLY}
MODERATES = "comments.moderate_comment"


class PreferencesForm(forms.ModelForm[Preferences]):
    class Meta:
        model = Preferences
        fields = [
            "follows_where_writes",
            "reminds_of_queue",
            "asks_how_it_turned_out",
            *EXAMPLES,
            "digest_at",
            "digest_weekday",
            "quiet_from",
            "quiet_until",
        ]
        widgets = {
            **dict.fromkeys(EXAMPLES, forms.RadioSelect),
            **{
                name: forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
                for name in ("digest_at", "quiet_from", "quiet_until")
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stopped = self.stopped()
        for name, example in EXAMPLES.items():
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)
            at_once = Frequency.AT_ONCE
            field.choices = [row for row in Frequency.choices if name != "email_site" or row[0] != at_once]
            field.help_text = example
            chosen = getattr(self.instance, name)
            if EVERYTHING in stopped or kind_of(name, chosen) in stopped:
                self.initial[name] = Frequency.OFF
        if not self.instance.member.has_perm(MODERATES):
            del self.fields["reminds_of_queue"]
        elif stopped & {EVERYTHING, EmailKind.QUEUE.value}:
            self.initial["reminds_of_queue"] = False
        choices = [name for name in (*EXAMPLES, "reminds_of_queue") if name in self.fields]
        self.has_stopped = any(self.initial[name] != getattr(self.instance, name) for name in choices)

    def stopped(self) -> set[str]:
        """What somebody ended with a link in an e-mail: it is shown as it is, and choosing it again takes it back."""
        found = EmailSuppression.objects.for_address(self.instance.member.email)
        scopes = found.filter(reason=EmailSuppression.Reason.UNSUBSCRIBED).values_list("scope", flat=True)
        return {scope for scope in scopes if scope == EVERYTHING or scope in EmailKind.values}

    def kinds(self) -> list[forms.BoundField]:
        return [self[name] for name in EXAMPLES]

    def digest_fields(self) -> list[forms.BoundField]:
        return [self["digest_at"], self["digest_weekday"]]

    def quiet_fields(self) -> list[forms.BoundField]:
        return [self["quiet_from"], self["quiet_until"]]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        quiet = [bool(cleaned[name]) for name in ("quiet_from", "quiet_until") if name in cleaned]  # and not refused
        if quiet in ([True, False], [False, True]):
            self.add_error("quiet_until", "Give both times, or neither.")
        return cleaned

    def save(self, commit: bool = True) -> Preferences:
        saved: Preferences = super().save(commit)
        wanted = {kind_of(name, self.cleaned_data[name]) for name in EXAMPLES} - {""}
        if self.cleaned_data.get("reminds_of_queue"):
            wanted.add(EmailKind.QUEUE.value)
        if wanted:
            found = EmailSuppression.objects.for_address(saved.member.email)
            found = found.filter(reason=EmailSuppression.Reason.UNSUBSCRIBED)
            found.filter(scope__in=[EVERYTHING, *wanted]).delete()
        return saved


def kind_of(setting: str, frequency: str) -> str:
    """The kind of the e-mails that such a choice brings; "" for none."""
    if frequency == Frequency.OFF:
        return ""
    return EmailKind.DIGEST.value if frequency in DIGESTS else EMAIL_KIND_OF_SETTING[setting].value
