"""Held comments, as newcomers write them."""

from typing import Any

from community.comments.drafts import Draft
from community.comments.models import Comment
from community.posting.journey import post
from tests.factories import UserFactory


def hold(target: Any, text: str, **more: Any) -> Comment:
    more = {"member": None} | more if "guest_email" in more else {"member": UserFactory()} | more
    return post(Draft(target=target, body=text, **more)).comment
