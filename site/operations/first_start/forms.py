from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from community.branding.models import Branding
from community.members.display_names import check_display_name, collapse_spaces
from community.members.models import User

from .starting_topics import TOPICS


class OwnerForm(forms.Form):
    display_name = forms.CharField(
        label="Your name, as others see it",
        max_length=50,
        help_text="Any name you like; it need not be your own. The address of your profile is made from it.",
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    email = forms.EmailField(
        label="Your e-mail address",
        max_length=254,
        help_text="Never shown. You sign in with it.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        help_text="At least 8 characters. On the next page you can add a passkey.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_display_name(self) -> str:
        name = collapse_spaces(self.cleaned_data["display_name"])
        check_display_name(name)
        return name

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError("Somebody has an account with this address.", code="taken")
        return email

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if password := cleaned.get("password"):
            member = User(display_name=cleaned.get("display_name", ""), email=cleaned.get("email", ""))
            try:
                validate_password(password, member)
            except forms.ValidationError as refused:
                self.add_error("password", refused)
        return cleaned


class LookForm(forms.ModelForm[Branding]):
    class Meta:
        model = Branding
        fields = ("name", "tagline", "description", "accent", "contact")
        labels = {"name": "The site's name", "description": "What it is, in one sentence"}
        widgets = {"accent": forms.TextInput(attrs={"type": "color"})}


class TopicsForm(forms.Form):
    topics = forms.MultipleChoiceField(
        label="What people will talk about",
        choices=[(topic.slug, f"{topic.name}: {topic.description}") for topic in TOPICS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="You can add, rename and delete topics later, in the CMS under Topics.",
    )
    who = forms.ChoiceField(
        label="Who may write in their discussions",
        choices=[("everybody", "Everybody, guests too"), ("members", "Members only")],
        widget=forms.RadioSelect,
        initial="everybody",
    )
    read_first = forms.BooleanField(
        label="A moderator reads everything there first",
        required=False,
        help_text="Safe for the first weeks, and work for somebody every day.",
    )
