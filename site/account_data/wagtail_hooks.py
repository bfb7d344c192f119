"""When somebody deletes members in the CMS, their accounts are deleted at once and in every room.

Their comments and articles stay, without the name: only the author may decide to have those erased.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks

from community.members.models import User

from .deletion import delete_account
from .models import DeletionRequest


@hooks.register("before_delete_user")
def delete_one(request: HttpRequest, member: User) -> HttpResponse | None:
    return delete_members(request, [member]) if request.method == "POST" else None


@hooks.register("before_bulk_action")
def delete_several(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> HttpResponse | None:
    members = [found for found in objects if isinstance(found, User)]
    return delete_members(request, members) if members and action_type == "delete" else None


def delete_members(request: HttpRequest, members: list[User]) -> HttpResponse:
    for member in members:
        delete_account(DeletionRequest(member=member, keeps_content=True))
    count = "1 member" if len(members) == 1 else f"{len(members)} members"
    messages.success(request, f"{count} deleted. What they wrote stays, without a name.")
    return redirect("wagtailusers_users:index")
