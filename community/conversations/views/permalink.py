"""The address of a comment that stays the same: it leads to the page of the conversation the comment stands on now."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from community.comments.models import Comment
from community.conversations.comment_tree import is_collapsed
from community.conversations.conversation_context import order_of
from community.conversations.mutes import Mutes
from community.conversations.pagination import find_page_start, get_page
from community.conversations.reader import Order, Reader

from .shortcuts import is_shown


@require_safe
def permalink(request: HttpRequest, pk: int, removed_comment: Callable[..., HttpResponse]) -> HttpResponse:
    """Redirect to the comment. `removed_comment` is the view for one that is not on the page, or only as a tombstone
    to its own author; another room has it."""
    reader = Reader.of(request.user)
    visible = Comment.objects.visible_to(reader=reader.member, moderating=reader.moderates)
    comment = visible.select_related("conversation").filter(pk=pk).first()
    if comment is None or is_own_removed_comment(comment, reader):
        return removed_comment(request, pk, reader)
    target = comment.conversation.target
    if target is None or not is_shown(comment.conversation, target, request):
        raise Http404
    return redirect(target.get_absolute_url() + location_of(comment, reader, request))


def is_own_removed_comment(comment: Comment, reader: Reader) -> bool:
    is_own = reader.member is not None and comment.user_id == reader.member.pk
    return is_own and comment.status == Comment.Status.REMOVED


def location_of(comment: Comment, reader: Reader, request: HttpRequest, *, unfolded: bool = True) -> str:
    """The query and the fragment that show the comment on its target's page, in the order this reader reads in.

    With `unfolded` whatever hides the comment is open; without, they lead to the line "Muted" that hides it.
    """
    if comment.is_opening:  # above the threads, on every page
        return f"#c{comment.pk}"
    order = order_of(request, reader)
    query: dict[str, object] = {"sort": order.value} if order != reader.preferred_order else {}
    after = find_page_start(comment, reader, order=order)
    rows = get_page(comment.conversation, reader, order=order, after=after).rows
    if after:
        query["after"] = after
    if comment.pk not in {row.pk for row in rows}:
        # It waits in a thread whose first comment this reader cannot see: only the order "oldest" has it.
        query = {"sort": Order.OLDEST.value, "after": find_page_start(comment, reader) or ""}
    if unfolded and is_collapsed(rows, comment.pk, Mutes.of(reader.member, comment.conversation)):
        query["open"] = comment.pk
    return f"{'?' if query else ''}{urlencode(query)}#{'c' if unfolded else 'm'}{comment.pk}"
