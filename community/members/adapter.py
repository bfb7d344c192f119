from allauth.account.adapter import DefaultAccountAdapter
from django.forms import Form
from django.http import HttpRequest

from .handles import free_handle
from .models import User


class AccountAdapter(DefaultAccountAdapter):
    """The few things we ask allauth to do differently."""

    def save_user(self, request: HttpRequest, user: User, form: Form, commit: bool = True) -> User:
        user.display_name = form.cleaned_data["display_name"]
        return super().save_user(request, user, form, commit)

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """allauth would make the handle from the e-mail address and so show half of it to everybody."""
        user.username = free_handle(user.display_name)
