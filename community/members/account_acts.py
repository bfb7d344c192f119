"""What an administrator does to somebody's account. They are told of it by e-mail."""

from collections.abc import Collection

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction
from wagtail.log_actions import log

from .models import User

#: In the log of the CMS.
RESET_SECOND_FACTOR = "members.reset_second_factor"
CHANGE_ROLES = "members.change_roles"
#: What a member is told, by the field that an administrator can change.
TOLD = {
    "display_name": "display_name",
    "username": "username",
    "is_active": "is_active",
    "is_superuser": "roles",
    "groups": "roles",
    "second_factor": "second_factor",
}


def reset_second_factor(member: User) -> None:
    """Removes passkeys, the app and the recovery codes: the next sign-in asks for none of them."""
    with transaction.atomic():
        Authenticator.objects.filter(user=member).delete()
        tell_member(member, ["second_factor"])


def roles_of(member: User) -> list[str]:
    administrators = ["Administrators"] if member.is_superuser else []
    return administrators + sorted(member.groups.values_list("name", flat=True))


def log_roles(member: User, *, before: list[str]) -> None:
    """Writes into the log of the CMS which roles somebody had and has. By whom, Wagtail knows."""
    after = roles_of(member)
    if after != before:
        log(member, CHANGE_ROLES, data={"from": before, "to": after})


def tell_member(member: User, changed: Collection[str]) -> None:
    """`changed`: names of fields. Sends nothing if none of them is in `TOLD`."""
    told = list(dict.fromkeys(words for field, words in TOLD.items() if field in changed))
    if told and member.email:
        context = {"user": member, "changed": told, "roles": roles_of(member)}
        get_adapter().send_mail("members/email/changed_by_administrator", member.email, context)
