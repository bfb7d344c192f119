from typing import Any

from django import forms
from django.db import transaction

from community.members import profile_picture
from community.members.display_names import check_display_name, collapse_spaces
from community.members.handles import MAX_LENGTH, check_handle
from community.members.models import AgeBand, Profile, User, Visibility
from community.members.profile_checks import problem_with_profile, why_profile_is_locked

#: What others read in the member's own words: it stays while the profile is locked.
WORDS = ("display_name", "about", "pronouns")
#: From the widest audience to the narrowest.
AUDIENCE_ORDER: list[str] = [Visibility.EVERYONE, Visibility.MEMBERS, Visibility.NOBODY]

#: Fields whose columns are in `User`.
IN_USER = ("display_name", "about", "picture_for", "opens_content_notes")


class ProfileForm(forms.ModelForm[Profile]):
    """Everything a member tells about themselves, from both tables, `User` and `Profile`."""

    display_name = forms.CharField(
        label="Name shown to others", max_length=50, widget=forms.TextInput(attrs={"autocomplete": "nickname"})
    )
    about = forms.CharField(label="About you", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 5}))
    picture_for = forms.ChoiceField(label="Who sees your picture", choices=Visibility.choices)
    opens_content_notes = forms.BooleanField(
        label="Always open texts with a content note",
        required=False,
        help_text="Otherwise they’re folded, and you see first what they’re about. Only you know what you choose.",
    )
    ages = forms.MultipleChoiceField(
        label="Ages of your children",
        choices=AgeBand.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bands, never birthdays. We don’t ask how many there are.",
    )

    class Meta:
        model = Profile
        fields = [
            *("display_name", "about", "about_for", "pronouns", "pronouns_for", "ages", "ages_for"),
            *("work", "work_for", "picture_for", "is_listed", "is_findable"),
        ]
        labels = {
            "about_for": "Who sees this text",
            "pronouns_for": "Who sees your pronouns",
            "ages_for": "Who sees the ages",
            "work_for": "Who sees how you work",
        }
        help_texts = {
            "is_listed": "Only members look there, and find you by what you show to members.",
            "is_findable": "Otherwise we ask them to leave it out. What only members see, they never see.",
        }

    def __init__(self, member: User, data: Any = None) -> None:
        self.member = member
        profile = Profile.objects.of(member)
        initial = {name: getattr(member, name) for name in IN_USER}
        super().__init__(data, instance=profile, initial=initial | {"ages": profile.age_bands})

    def clean_display_name(self) -> str:
        name = collapse_spaces(self.cleaned_data["display_name"])
        if name != self.member.display_name:
            check_display_name(name, member=self.member)
        return name

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        about, name = cleaned.get("about", ""), cleaned.get("display_name", "")
        if about != self.member.about and (problem := problem_with_profile(self.member, name, about)):
            self.add_error("about", problem)
        if changed := [name for name in WORDS if name in self.changed_data]:
            for name in changed if (why := why_profile_is_locked(self.member)) else ():
                self.add_error(name, why)
        return cleaned

    def clean_ages(self) -> str:
        return Profile.between_commas(self.cleaned_data["ages"])

    def save(self, commit: bool = True) -> Profile:
        changes = {name: self.cleaned_data[name] for name in IN_USER}
        hides_picture = AUDIENCE_ORDER.index(changes["picture_for"]) > AUDIENCE_ORDER.index(self.member.picture_for)
        with transaction.atomic():
            profile = super().save(commit)
            User.objects.filter(pk=self.member.pk).update(**changes)
            if hides_picture:
                # Who has seen the old file names may no longer see the picture.
                profile_picture.rename_files(self.member)
        return profile


class HandleForm(forms.Form):
    handle = forms.CharField(
        label="Handle",
        max_length=MAX_LENGTH,
        help_text="Letters a to z, numbers and hyphens. It’s part of your profile’s address.",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "username", "spellcheck": "false"}),
    )

    def __init__(self, member: User, data: Any = None) -> None:
        self.member = member
        super().__init__(data, initial={"handle": member.username})

    def clean_handle(self) -> str:
        handle = self.cleaned_data["handle"].lower()
        if handle != self.member.username:
            check_handle(handle, member=self.member)
            if why := why_profile_is_locked(self.member):
                raise forms.ValidationError(why)
        return handle
