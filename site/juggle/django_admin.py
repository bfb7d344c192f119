"""Django's admin, where an administrator looks up what the CMS does not show. Everything else is done in the CMS.

Tables of packages are not shown unless they are listed here, because editing rows goes past the site's own functions:
deleting the row of `sites` would delete every comment, an e-mail address gives access to an account, and tables about
sign-in contain secrets.
"""

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django_tasks_db.models import DBTaskResult
from wagtail.log_actions import log

from community.members.account_acts import RESET_SECOND_FACTOR, reset_second_factor
from community.members.models import User


class ReadOnlyAdmin(ModelAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class EmailAddressAdmin(ReadOnlyAdmin):
    """To answer "no code arrives". Only its owner changes an address, in the settings."""

    list_display = ("email", "user", "primary", "verified")
    list_filter = ("primary", "verified")
    search_fields = ("email", "user__username", "user__display_name")


class AuthenticatorAdmin(ReadOnlyAdmin):
    """For somebody who has lost the phone: deleting one row takes away all second steps of its member.

    What is in `data` is never shown.
    """

    fields = ("user", "type", "created_at", "last_used_at")
    list_display = fields
    list_filter = ("type",)
    search_fields = ("user__username", "user__display_name", "user__email")

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(request.user.is_superuser)

    def delete_model(self, request: HttpRequest, obj: Authenticator) -> None:
        self.delete_queryset(request, Authenticator.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Authenticator]) -> None:
        for member in User.objects.filter(authenticator__in=queryset).distinct():
            reset_second_factor(member)
            log(member, RESET_SECOND_FACTOR, user=request.user)


#: `None`: as the package shows it, which lets nobody change anything.
TABLES: dict[type[Model], type[ModelAdmin] | None] = {
    EmailAddress: EmailAddressAdmin,
    Authenticator: AuthenticatorAdmin,
    DBTaskResult: None,
}


class AdministratorsSite(AdminSite):
    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Called by each package for each of its tables."""
        for model in model_or_iterable if isinstance(model_or_iterable, Iterable) else [model_or_iterable]:
            if model in TABLES and not self.is_registered(model):
                super().register(model, TABLES[model] or admin_class)

    def has_permission(self, request: HttpRequest) -> bool:
        """Administrators: active superusers, whether or not `is_staff` is set."""
        return bool(request.user.is_active and request.user.is_superuser)
