from __future__ import annotations

import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django_comments.forms import CommentSecurityForm

from community.comments.converters import MAX_PK, parse_pk
from community.comments.drafts import Draft
from community.comments.editing import fingerprint
from community.comments.models import Comment, Conversation, SavedDraft
from community.comments.targets import Target
from community.members.display_names import check_display_name, collapse_spaces
from community.members.models import User

from .anonymous_form import ANONYMITY_NOT_ALLOWED, AnonymousForm
from .body_field import BodyForm

#: A form waits a day for somebody called away; after that it is only renewed, nothing typed is lost.
FORM_LIFETIME = 24 * 3600

FORM_EXPIRED = "This form had been open for a long time, so we renewed it. Your text is still here: please post again."
REPLY_TO_GONE = "The comment you answer is no longer there. Your text is still here and can be posted on its own."

REPLY_TO_ALREADY_GONE = "The comment you wanted to answer is no longer there. What you write here stands on its own."


class CommentForm(AnonymousForm, CommentSecurityForm):
    """The package's defences around the words; a guest is asked for a name and an e-mail as well."""

    name = forms.CharField(label="Name", max_length=50, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label="E-mail",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Never shown. We send one link to confirm it is you.",
    )
    reply_to = forms.IntegerField(required=False, min_value=1, max_value=MAX_PK, widget=forms.HiddenInput)
    subject = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, target: Target, *, member: User | None, **kwargs: Any) -> None:
        self.member = member
        super().__init__(target, **kwargs)
        # Several forms may be open on one page, each below the comment it answers.
        answers = parse_pk(str(self["reply_to"].value() or ""))
        self.auto_id = f"reply-{answers}-%s" if answers else "reply-%s"
        if member:
            del self.fields["name"], self.fields["email"]
        else:
            # A member's whose session ended meanwhile: signed in again, they must not speak under their name unawares.
            self.fields["without_name"].widget = forms.HiddenInput()

    def clean_name(self) -> str:
        name = self._clean_text("name", collapse_spaces(self.cleaned_data["name"]))
        check_display_name(name)
        return name

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean_timestamp(self) -> int:
        timestamp: int = self.cleaned_data["timestamp"]
        # Whole numbers: a made-up one may be larger than any fraction can be.
        if not 0 <= int(time.time()) - timestamp <= FORM_LIFETIME:
            raise ValidationError(FORM_EXPIRED)
        return timestamp

    def clean_reply_to(self) -> Comment | None:
        pk = self.cleaned_data["reply_to"]
        if pk is None:
            return None
        conversation = Conversation.objects.find(self.target_object)
        answered = Comment.objects.published().filter(pk=pk, conversation=conversation).first()
        if conversation is None or answered is None:
            self._set_value("reply_to", "")
            raise ValidationError(REPLY_TO_GONE)
        return answered

    def restore_draft(self, draft: SavedDraft) -> None:
        super().restore_draft(draft)
        self.initial["without_name"] = draft.without_name

    def renew(self) -> None:
        """Give a refused form what it needs to be accepted next time; everything typed stays."""
        if self.security_errors():
            for name, value in self.generate_security_data().items():
                self._set_value(name, value)

    @property
    def problem(self) -> str:
        """What to say above the form about errors in fields nobody sees."""
        if "reply_to" in self.errors:
            return REPLY_TO_GONE
        if "without_name" in self.errors:
            return ANONYMITY_NOT_ALLOWED
        return FORM_EXPIRED if self.security_errors() else ""

    def to_draft(self, *, ip_address: str | None) -> Draft:
        said = self.cleaned_data
        return Draft(
            target=self.target_object,
            body=said["body"],
            member=self.member,
            guest_name=said.get("name", ""),
            guest_email=said.get("email", ""),
            without_name=said.get("without_name", False),
            reply_to=said["reply_to"],
            ip_address=ip_address,
            seconds_to_write=time.time() - said["timestamp"],
            honeypot=said["subject"],
        )


class EditForm(BodyForm):
    """One's own comment again, and which text it had when the form was opened."""

    before = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, comment: Comment, data: Any = None, *, draft: SavedDraft | None = None) -> None:
        initial = {"body": comment.comment, "before": fingerprint(comment.comment)}
        super().__init__(data, initial=initial, auto_id="edit-%s")
        if draft:
            self.restore_draft(draft)

    def overwrite_current_text(self, comment: Comment) -> None:
        """Keep the words, and let them take the place of what another tab has written meanwhile."""
        self._set_value("before", fingerprint(comment.comment))
