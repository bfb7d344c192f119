"""A comment that a moderator removed, or the filter took for spam: a page for its author and for moderators."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from community.comments.models import Comment
from community.conversations.reader import Reader
from community.conversations.views.permalink import is_own_removed_comment

from .marked_as_spam import is_marked_by_moderator

Status = Comment.Status


def is_own(reader: Reader, comment: Comment) -> bool:
    return reader.member is not None and comment.user_id == reader.member.pk


@never_cache
def removed_comment(request: HttpRequest, pk: int, reader: Reader) -> HttpResponse:
    """Shows its text and the reason; not found for everybody else."""
    removed = Comment.objects.filter(status__in=(Status.REMOVED, Status.SPAM))
    comment = get_object_or_404(removed.select_related("user", "conversation"), pk=pk)
    target = comment.conversation.target
    if not (reader.moderates or is_own_removed_comment(comment, reader)):
        raise Http404
    if target is None or not target.may_be_read_by(request.user):
        raise Http404
    context = {
        "comment": comment,
        "target": target,
        "is_own": is_own(reader, comment),
        "moderates": reader.moderates,
        "is_marked_by_moderator": is_marked_by_moderator(comment),
        "decision": comment.decisions.filter(status_after=comment.status).first(),
    }
    return render(request, "posting/removed_comment.html", context)
