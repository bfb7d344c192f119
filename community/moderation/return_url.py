"""Where a moderator goes after a decision."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from community.comments.models import Comment


def next_url(request: HttpRequest) -> str:
    """The parameter `next`, if it is an address of this site; otherwise ""."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_here else ""


def return_url(request: HttpRequest, comment: Comment) -> str:
    """`next`; or the comment; or the conversation, if the page no longer shows the comment; or the front page."""
    target = comment.conversation.target
    if (wanted := next_url(request)) or target is None:
        return wanted or "/"
    is_on_the_page = Comment.objects.visible_to(moderating=True).filter(pk=comment.pk).exists()
    return comment.get_absolute_url() if is_on_the_page else f"{target.get_absolute_url()}#conversation"
