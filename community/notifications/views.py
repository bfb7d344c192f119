from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.comments.models import Conversation
from community.comments.views.answering import target_or_404, to_sign_in
from community.members.models import User
from community.members.pressed import pressed_by_member

from .following import follow, followed_by, unfollow
from .models import Notice, Subscription

SHOWN = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """What the member was told, newest first; the POST marks all of it read."""
    mine = Notice.objects.visible_to(request.user)
    if request.method == "POST":
        mine.filter(read_at=None).update(read_at=timezone.now())
        return redirect("notices")
    shown = mine.select_related("comment__user", "comment__conversation__content_type").prefetch_related(
        "comment__conversation__target", "subject"
    )[:SHOWN]
    return render(request, "notifications/notices.html", {"notices": shown})


@login_required
@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """Which conversations the member follows."""
    assert isinstance(request.user, User)
    return render(request, "notifications/following.html", {"subscriptions": followed_by(request.user)})


@require_POST
def follow_conversation(request: HttpRequest, model_label: str, object_id: int) -> HttpResponse:
    """The button above a conversation: `follow=yes` or `no`."""
    target = target_or_404(request, model_label, object_id)
    back = f"{target.get_absolute_url()}#conversation"
    if not isinstance(request.user, User):
        return to_sign_in(back)
    conversation = Conversation.objects.about(target)  # type: ignore[arg-type]
    if request.POST.get("follow") == "no":
        unfollow(request.user, conversation)
        messages.success(request, "You no longer follow this conversation.")
    else:
        follow(request.user, conversation)
        messages.success(request, "You follow this conversation: what is said here comes to your notices.")
    return redirect(back)


@pressed_by_member(on="following")
def unfollow_from_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Also what can no longer be read: it is only one's own row."""
    Subscription.objects.filter(pk=pk, member=request.user.pk).delete()
    return redirect("following")
