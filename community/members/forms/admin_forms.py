"""What an administrator may change about a member in the CMS: the name, the handle, the roles.

Not the e-mail address: its owner changes it, with a code sent to the new address.
"""

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.db import transaction
from wagtail.users.forms import UserCreationForm, UserEditForm

from community.members import handle_change
from community.members.account_acts import log_roles, roles_of, tell_member
from community.members.display_names import check_display_name, collapse_spaces
from community.members.handles import check_handle, free_handle
from community.members.models import User


class DisplayNameModelForm(forms.ModelForm[User]):
    """Removes the first and last name of Wagtail's forms: members have one display name."""

    instance: User
    first_name = None
    last_name = None

    def clean_display_name(self) -> str:
        name = collapse_spaces(self.cleaned_data["display_name"])
        if name != self.instance.display_name:
            check_display_name(name, member=self.instance if self.instance.pk else None)
        return name


class AddMemberForm(DisplayNameModelForm, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = ("display_name", "email", "is_superuser", "groups")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = "They sign in with a code that we send to it, and set a password if they like."

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError("Somebody has an account with this address.", code="taken")
        return email

    def save(self, commit: bool = True) -> User:
        self.instance.username = free_handle(self.cleaned_data["display_name"])
        self.instance.set_unusable_password()
        with transaction.atomic():
            member: User = super().save(commit)
            if commit:
                EmailAddress.objects.create(user=member, email=member.email, primary=True)
        return member


class EditMemberForm(DisplayNameModelForm, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = ("display_name", "username", "email", "is_active", "is_superuser", "groups")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles_before = roles_of(self.instance)
        self.fields["username"].help_text = "The old address leads here until the member ends it; nobody else gets it."
        if "is_active" in self.fields:
            self.fields["is_active"].help_text = "Without this they cannot sign in, and their profile is not shown."
        self.fields["email"].disabled = True
        self.fields["email"].help_text = "Only its owner can change it, in the settings."

    def clean_username(self) -> str:
        handle: str = self.cleaned_data["username"].lower()
        if "username" in self.changed_data:
            check_handle(handle, member=self.instance)
        return handle

    def save(self, commit: bool = True) -> User:
        with transaction.atomic():
            if "username" in self.changed_data:
                handle_change.change_handle_as_admin(self.instance, self.cleaned_data["username"])
            member: User = super().save(commit)
            log_roles(member, before=self.roles_before)
            tell_member(member, self.changed_data)
        return member
