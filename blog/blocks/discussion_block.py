"""A discussion of this site that an author quotes, or one comment in it."""

import re
from typing import Any
from urllib.parse import unquote

from django.apps import apps
from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from community.members.primary_keys import parse_pk

#: "/comments/45/", and what "Copy link" gives; "/discussions/12/…" with or without "#c45"; the number alone.
COMMENT = re.compile(r"/comments/(\d+)|#c(\d+)$")
DISCUSSION = re.compile(r"/discussions/(\d+)|^(\d+)$")
NOT_FOUND = (
    "There is no discussion that everybody can read at this address. Open it, and copy the address from the browser."
)


def comment_at(address: str) -> Any:
    """The comment that is quoted: for the address of a discussion its opening. None if not everybody can read it, or
    if it is kept quiet. In two queries at most."""
    address = unquote(address.strip())
    comments = apps.get_model("comments", "Comment").objects.advertised().select_related("user", "conversation")
    discussions = apps.get_model("discussions", "Discussion").objects.advertised()
    if found := COMMENT.search(address):
        comment = comments.filter(pk=parse_pk(found[1] or found[2]) or 0).first()
        own = comment and discussions.filter(opening__conversation=comment.conversation_id, merged_into=None).first()
    elif found := DISCUSSION.search(address):
        own = discussions.filter(pk=parse_pk(found[1] or found[2]) or 0).first()
        comment = own and comments.filter(pk=own.opening_id).first()
    else:
        return None
    if not own or not comment:
        return None
    comment.discussion = own
    return comment


class DiscussionBlock(blocks.StructBlock):
    address = blocks.CharBlock(
        max_length=400,
        search_index=False,
        label="Its address",
        help_text="Of a discussion, or of one comment in it. The article shows how it begins and whose it is, for as "
        "long as everybody can read it. Everybody who takes part is told when the article is published.",
    )

    class Meta:
        icon = "comment"
        label = "From a discussion"
        group = "Pictures and elsewhere"
        description = "What somebody says in a discussion, with the way there."
        template = "blog/blocks/discussion.html"
        preview_template = "blog/blocks/previews/discussion.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        # A draft may keep one that was taken off meanwhile.
        if not self.is_deferred_validation and comment_at(cleaned["address"]) is None:
            raise StructBlockValidationError(block_errors={"address": ValidationError(NOT_FOUND)})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `comment`, with its `discussion`; None for what cannot be read now."""
        context = super().get_context(value, parent_context=parent_context)
        context["comment"] = comment_at(value["address"])
        return context
