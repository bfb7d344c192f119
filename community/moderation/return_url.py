"""Where a moderator goes after a decision."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from community.comments.models import Comment


def next_url(request: HttpRequest) -> str:
    """The parameter `next`, if it is a path of this site; otherwise "".

    `redirect` takes a word without a slash for the name of a URL, and fails when there is none.
    """
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def return_url(request: HttpRequest, comment: Comment) -> str:
    """`next`; or the comment; or the conversation, if the page no longer shows the comment; or the front page."""
    target = comment.conversation.target
    if (wanted := next_url(request)) or target is None:
        return wanted or "/"
    is_on_the_page = Comment.objects.visible_to(moderating=True).filter(pk=comment.pk).exists()
    return comment.get_absolute_url() if is_on_the_page else f"{target.get_absolute_url()}#conversation"
