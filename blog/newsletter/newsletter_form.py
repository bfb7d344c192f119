from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from blog.models import Newsletter
from community.text.cleaning import remove_never_typed

#: Further ahead nobody knows what the article will say.
LATEST = timedelta(days=90)


class NewsletterForm(forms.ModelForm[Newsletter]):
    class Meta:
        model = Newsletter
        fields = ["subject", "introduction"]
        widgets = {"introduction": forms.Textarea(attrs={"rows": 4})}

    def clean_introduction(self) -> str:
        return remove_never_typed(self.cleaned_data["introduction"].replace("\r\n", "\n")).strip()


class ScheduleForm(forms.Form):
    """In the time zone that is active, the editor's."""

    send_at = forms.DateTimeField(
        label="Date and time",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": "Choose a date and a time.", "invalid": "Give a date and a time."},
    )

    def clean_send_at(self) -> Any:
        at = self.cleaned_data["send_at"]
        now = timezone.now()
        if at <= now:
            raise forms.ValidationError("That’s in the past. Choose a later time, or send it now.")
        if at > now + LATEST:
            raise forms.ValidationError(f"That’s too far ahead. Choose a time within {LATEST.days} days.")
        return at
