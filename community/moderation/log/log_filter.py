"""Which rows of the log a moderator asks for, and in which order.

A comment without a name is found by nobody's name: neither among what its author did nor among what was decided about
them. Otherwise the log would tell who wrote it.
"""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone

from community.comments.models import Conversation
from community.members.models import User
from community.moderation.models import AUTHOR_ACTS, Decision
from community.moderation.models.decision import ALL_ACTS

DAYS = [("", "Ever"), ("1", "Since yesterday"), ("7", "In 7 days"), ("30", "In 30 days"), ("365", "In a year")]
WITHOUT_NAME = Q(is_without_name=True) | Q(comment__alias__gt="")


class LogFilter(forms.Form):
    """Each field is optional; a handle that nobody has is an error, not an empty log."""

    act = forms.ChoiceField(label="What", choices=[("", "Everything"), *ALL_ACTS], required=False)
    actor = forms.CharField(label="Who", required=False, max_length=40, help_text="A handle")
    member = forms.CharField(label="About whom", required=False, max_length=40, help_text="A handle")
    page = forms.IntegerField(label="Conversation", required=False, min_value=1, max_value=2**31 - 1)
    days = forms.ChoiceField(label="When", choices=DAYS, required=False)

    def clean_actor(self) -> User | None:
        return self._member("actor")

    def clean_member(self) -> User | None:
        return self._member("member")

    def _member(self, field: str) -> User | None:
        handle = self.cleaned_data[field].strip().removeprefix("@")
        if handle and not (member := User.objects.filter(username__iexact=handle).first()):
            raise ValidationError("Nobody here has this handle.")
        return member if handle else None

    def rows(self) -> QuerySet[Decision]:
        """Newest first; none while a field is wrong."""
        if not self.is_valid():
            return Decision.objects.none()
        asked: dict[str, Any] = self.cleaned_data
        rows = Decision.objects.select_related("actor", "member", "comment__user", "comment__conversation", "spam_ban")
        if asked["act"]:
            rows = rows.filter(act=asked["act"])
        if actor := asked["actor"]:
            rows = rows.filter(actor=actor).exclude(WITHOUT_NAME & Q(act__in=AUTHOR_ACTS))
        if member := asked["member"]:
            rows = rows.filter(Q(member=member) | Q(comment__user=member)).exclude(WITHOUT_NAME)
        if asked["page"]:
            rows = rows.filter(comment__conversation=asked["page"])
        if asked["days"]:
            rows = rows.filter(created_at__gte=timezone.now() - timedelta(days=int(asked["days"])))
        return rows

    @property
    def conversation(self) -> Conversation | None:
        """The one whose rows are shown, for its title."""
        key = self.cleaned_data.get("page") if self.is_valid() else None
        return Conversation.objects.filter(pk=key).first() if key else None
