from typing import Any

from django import forms

from community.members.display_names import check_display_name, collapse_spaces
from community.members.models import User
from community.members.profile_checks import why_profile_is_locked


class NameForm(forms.Form):
    """The name that others see, alone: the welcome asks for it again, with time to think."""

    display_name = forms.CharField(
        label="Name shown to others",
        max_length=50,
        help_text="Your own, half of it, or none: what you’d like to be called here.",
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def __init__(self, member: User, data: Any = None) -> None:
        self.member = member
        super().__init__(data, initial={"display_name": member.display_name})

    def clean_display_name(self) -> str:
        name = collapse_spaces(self.cleaned_data["display_name"])
        if name != self.member.display_name:
            check_display_name(name, member=self.member)
            if why := why_profile_is_locked(self.member):
                raise forms.ValidationError(why)
        return name

    def save(self) -> None:
        User.objects.filter(pk=self.member.pk).update(display_name=self.cleaned_data["display_name"])
