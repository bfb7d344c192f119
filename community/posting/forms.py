from __future__ import annotations

import time
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django_comments.forms import CommentSecurityForm

from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.comments.row_id import LARGEST
from community.comments.targets import Target
from community.members.models import User

#: Twice the longest comment of a lively parents' forum; an article fits in no comment box.
MAX_LENGTH = 5000
#: A form waits a day for somebody called away; after that it is only renewed, nothing typed is lost.
FORM_LASTS = 24 * 3600
#: Characters nobody types: they reverse the reading direction of a line, or hide inside words from word lists.
#: The two joiners (U+200C, U+200D) are not among them: Persian and many emoji need them.
HIDDEN_CHARACTERS = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200E, 0x200F, 0x2060, 0x180E, 0xFEFF]
)

TOO_LONG = "This is %(show_value)s characters long; %(limit_value)s fit. It is all still here: please shorten it."
FORM_EXPIRED = "This form had been open for a long time, so we renewed it. Your text is still here: please post again."
HIDDEN = "We took out characters that cannot be seen. Please look your text over and post again."
GONE = "The comment you answer is no longer there. Your text is still here and can be posted on its own."


class CommentForm(CommentSecurityForm):
    """The package's defences around the words; a guest is asked for a name and an e-mail as well."""

    data: Any

    name = forms.CharField(label="Name", max_length=50, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label="E-mail",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Never shown. We send one link to confirm it is you.",
    )
    body = forms.CharField(
        label="Your comment",
        max_length=MAX_LENGTH,
        error_messages={"max_length": TOO_LONG, "required": "There is nothing to post yet."},
        widget=forms.Textarea(
            attrs={
                "rows": 6,
                "data-count-max": MAX_LENGTH,
                "placeholder": "Be kind; somebody is reading this with a baby on one arm.",
            }
        ),
    )
    reply_to = forms.IntegerField(required=False, min_value=1, max_value=LARGEST, widget=forms.HiddenInput)
    subject = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, target: Target, *, member: User | None, **kwargs: Any) -> None:
        self.member = member
        kwargs.setdefault("auto_id", "reply-%s")
        super().__init__(target, **kwargs)
        # The browser would cut a pasted text silently; the form says what is too long instead.
        del self.fields["body"].widget.attrs["maxlength"]
        if member:
            del self.fields["name"], self.fields["email"]

    def clean_body(self) -> str:
        # One reading for the eye, the filter and the duplicate check, whatever the keyboard composed.
        body = unicodedata.normalize("NFC", self.cleaned_data["body"]).replace("\r\n", "\n")
        return self._without_hidden_characters("body", body)

    def clean_name(self) -> str:
        name = " ".join(unicodedata.normalize("NFC", self.cleaned_data["name"]).split())
        return self._without_hidden_characters("name", name)

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean_timestamp(self) -> int:
        timestamp: int = self.cleaned_data["timestamp"]
        if not 0 <= time.time() - timestamp <= FORM_LASTS:
            raise ValidationError(FORM_EXPIRED)
        return timestamp

    def clean_reply_to(self) -> Comment | None:
        pk = self.cleaned_data["reply_to"]
        if pk is None:
            return None
        conversation = Conversation.objects.find(self.target_object)
        answered = Comment.objects.published().filter(pk=pk, conversation=conversation).first()
        if conversation is None or answered is None:
            self._put("reply_to", "")
            raise ValidationError(GONE)
        return answered

    def _without_hidden_characters(self, field: str, text: str) -> str:
        clean = text.translate(HIDDEN_CHARACTERS)
        if clean != text:
            self._put(field, clean)
            raise ValidationError(HIDDEN)
        return clean

    def renew(self) -> None:
        """Give a refused form what it needs to be accepted next time; everything typed stays."""
        if self.security_errors():
            for name, value in self.generate_security_data().items():
                self._put(name, value)

    def _put(self, name: str, value: str) -> None:
        """Change what the form shows when it comes back; what was posted cannot be changed in place."""
        data = self.data.copy()
        data[name] = value
        self.data = data

    @property
    def problem(self) -> str:
        """What to say above the form about errors in fields nobody sees."""
        if "reply_to" in self.errors:
            return GONE
        return FORM_EXPIRED if self.security_errors() else ""

    def to_draft(self, *, ip_address: str | None) -> Draft:
        said = self.cleaned_data
        return Draft(
            target=self.target_object,
            body=said["body"],
            member=self.member,
            guest_name=said.get("name", ""),
            guest_email=said.get("email", ""),
            reply_to=said["reply_to"],
            ip_address=ip_address,
            seconds_to_write=time.time() - said["timestamp"],
            honeypot=said["subject"],
        )
