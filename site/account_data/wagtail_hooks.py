"""When somebody deletes members in the CMS, their accounts are deleted in every room, by a task.

Their comments and articles stay, without the name: only the author may decide to have those erased.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks

from community.members.models import User

from .deletion import delete_as_administrator


@hooks.register("before_delete_user")
def delete_one(request: HttpRequest, member: User) -> HttpResponse | None:
    return delete_members(request, [member]) if request.method == "POST" else None


@hooks.register("before_bulk_action")
def delete_several(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> HttpResponse | None:
    members = [found for found in objects if isinstance(found, User)]
    return delete_members(request, members) if members and action_type == "delete" else None


def delete_members(request: HttpRequest, members: list[User]) -> HttpResponse:
    for member in members:
        delete_as_administrator(member)
    count = "1 member is" if len(members) == 1 else f"{len(members)} members are"
    messages.success(
        request,
        f"{count} being deleted and can't sign in any more. What they wrote stays, without a name, unless they had "
        "asked to have it erased. With many comments it takes a few minutes.",
    )
    return redirect("wagtailusers_users:index")
