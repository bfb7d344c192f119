"""The part of the form where a member may ask to be called by an alias (`comments.anonymity`)."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from community.comments import anonymity
from community.comments.models import Conversation
from community.members.models import User

from .body_field import BodyForm

ANONYMITY_NOT_ALLOWED = (
    "Here nobody can write without a name any more, so we have not posted this. Your text is still here: posted now, "
    "it appears under your name."
)


class AnonymousForm(BodyForm):
    member: User | None
    target_object: Any

    without_name = forms.BooleanField(label="Without my name", required=False)

    @cached_property
    def conversation(self) -> Conversation | None:
        return Conversation.objects.find(self.target_object)

    @cached_property
    def may_be_anonymous(self) -> bool:
        return self.member is not None and anonymity.allows_anonymity(self.conversation, self.target_object)

    @cached_property
    def alias(self) -> str:
        """What this member is called in the conversation already, without their name."""
        if self.member is None or self.conversation is None:
            return ""
        return anonymity.existing_alias(self.member, self.conversation)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Whoever spoke here without a name goes on so, unless they say otherwise; and so does a draft."""
        if field_name == "without_name":
            return self.may_be_anonymous and bool(self.initial.get(field_name) or self.alias)
        return super().get_initial_for_field(field, field_name)

    def clean_without_name(self) -> bool:
        """Never published under a name because a switch was turned meanwhile."""
        wanted: bool = self.cleaned_data["without_name"]
        if self.member is None:
            return False
        if wanted and not self.may_be_anonymous:
            self._set_value("without_name", "")
            raise ValidationError(ANONYMITY_NOT_ALLOWED)
        return wanted
