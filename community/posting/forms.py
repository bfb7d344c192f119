"""The form of a new comment or reply, for guests and members."""

from __future__ import annotations

import time
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django_comments.forms import CommentSecurityForm

from community.comments import anonymity
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation, SavedDraft
from community.comments.policy.policy_of_target import policy_of
from community.comments.targets import Target
from community.members.display_names import check_display_name, collapse_spaces
from community.members.email_domains import check_email_domain
from community.members.models import User
from community.members.primary_keys import MAX_PK, parse_pk

from .body_field import BodyForm
from .known_guest import KnownGuest
from .slow_conversations import pace_note

#: Seconds. An older form comes back renewed with everything that was typed.
FORM_LIFETIME = 24 * 3600

FORM_EXPIRED = "This form had been open for a long time, so we renewed it. Your text is still here: please post again."
REPLY_TO_GONE = "The comment you answer is no longer there. Your text is still here and can be posted on its own."
REPLY_TO_ALREADY_GONE = "The comment you wanted to answer is no longer there. What you write here stands on its own."
CONFIRMED_HERE = "Never shown. If you write from another address, we send a link to confirm it."
ANONYMITY_NOT_ALLOWED = (
    "Here nobody can write without a name any more, so we have not posted this. Your text is still here: posted now, "
    "it appears under your name."
)


class CommentForm(BodyForm, CommentSecurityForm):
    """The text, with the package's timestamp and hash; guests give a name and an e-mail address, members may ask for an
    alias where the conversation allows it."""

    data: Any
    target_object: Any

    name = forms.CharField(label="Name", max_length=50, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label="E-mail",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Never shown. We send one link to confirm it’s you.",
    )
    without_name = forms.BooleanField(label="Post without my name", required=False)
    wants_answers = forms.BooleanField(
        label="E-mail me answers",
        required=False,
        help_text="Only answers to this comment. Each e-mail has a link that stops them.",
    )
    reply_to = forms.IntegerField(required=False, min_value=1, max_value=MAX_PK, widget=forms.HiddenInput)
    subject = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, target: Target, *, member: User | None, guest: KnownGuest | None = None, **kwargs: Any) -> None:
        self.member, self.guest = member, guest
        super().__init__(target, **kwargs)
        if target.pk:
            self.limit_body(policy_of(self.conversation, target).longest.value)
        # Several forms may be open on one page, each below the comment it replies to.
        reply_to = parse_pk(str(self["reply_to"].value() or ""))
        self.auto_id = f"reply-{reply_to}-%s" if reply_to else "reply-%s"
        if member:
            del self.fields["name"], self.fields["email"], self.fields["wants_answers"]
            return
        if guest:
            self.initial = {"name": guest.name, "email": guest.email, **self.initial}
            self.fields["email"].help_text = CONFIRMED_HERE
        # A member whose session has ended sends it as well. After signing in again the choice must not be lost.
        self.fields["without_name"].widget = forms.HiddenInput()

    @cached_property
    def conversation(self) -> Conversation | None:
        return Conversation.objects.find(self.target_object)

    @cached_property
    def pace_note(self) -> str:
        return pace_note(self.conversation, self.member, guest_email=self.guest.email if self.guest else "")

    @cached_property
    def may_be_anonymous(self) -> bool:
        return self.member is not None and anonymity.allows_anonymity(self.conversation, self.target_object)

    @cached_property
    def alias(self) -> str:
        """The member's alias in this conversation, "" when they have none yet."""
        if self.member is None or self.conversation is None:
            return ""
        return anonymity.existing_alias(self.member, self.conversation)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Checked for a member with an alias here, and for a draft that was meant without a name."""
        if field_name == "without_name":
            return self.may_be_anonymous and bool(self.initial.get(field_name) or self.alias)
        return super().get_initial_for_field(field, field_name)

    def clean_name(self) -> str:
        name = self._clean_text("name", collapse_spaces(self.cleaned_data["name"]))
        check_display_name(name)
        return name

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        check_email_domain(email)
        return email

    def clean_timestamp(self) -> int:
        timestamp: int = self.cleaned_data["timestamp"]
        # Compared as integers: a forged one may be too large for a float.
        if not 0 <= int(time.time()) - timestamp <= FORM_LIFETIME:
            raise ValidationError(FORM_EXPIRED)
        return timestamp

    def clean_reply_to(self) -> Comment | None:
        pk = self.cleaned_data["reply_to"]
        if pk is None:
            return None
        conversation = self.conversation
        comment = Comment.objects.published().filter(pk=pk, conversation=conversation).first()
        if conversation is None or comment is None:
            self._set_value("reply_to", "")
            raise ValidationError(REPLY_TO_GONE)
        # Who answers what the whole conversation is about begins a thread.
        return None if comment.is_opening else comment

    def clean_without_name(self) -> bool:
        """An error when anonymity is no longer allowed here: the comment must not appear under the name unasked."""
        wanted: bool = self.cleaned_data["without_name"]
        if self.member is None:
            return False
        if wanted and not self.may_be_anonymous:
            self._set_value("without_name", "")
            raise ValidationError(ANONYMITY_NOT_ALLOWED)
        return wanted

    def restore_draft(self, draft: SavedDraft) -> None:
        super().restore_draft(draft)
        self.initial["without_name"] = draft.without_name

    def renew(self) -> None:
        """Gives a refused form a fresh timestamp and hash, so that it is accepted next time; what was typed stays."""
        if self.security_errors():
            for name, value in self.generate_security_data().items():
                self._set_value(name, value)

    @property
    def problem(self) -> str:
        """The message above the form about an error in a hidden field; "" when there is none."""
        if "reply_to" in self.errors:
            return REPLY_TO_GONE
        if "without_name" in self.errors:
            return ANONYMITY_NOT_ALLOWED
        return FORM_EXPIRED if self.security_errors() else ""

    def to_draft(self, *, ip_address: str | None) -> Draft:
        """The valid form as a draft for the journey."""
        data = self.cleaned_data
        return Draft(
            target=self.target_object,
            body=data["body"],
            language=data["language"],
            member=self.member,
            guest_name=data.get("name", ""),
            guest_email=data.get("email", ""),
            guest_is_confirmed=self.guest is not None and data.get("email") == self.guest.email,
            wants_answers=data.get("wants_answers", False),
            without_name=data.get("without_name", False),
            reply_to=data["reply_to"],
            ip_address=ip_address,
            seconds_to_write=time.time() - data["timestamp"],
            honeypot=data["subject"],
        )
