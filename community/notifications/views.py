from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.comments.models import Conversation
from community.conversations.views.shortcuts import redirect_to_sign_in, target_or_404
from community.members.decorators import post_required
from community.members.models import User

from .models import Notification, Subscription
from .subscriptions import follow, subscriptions_of, unfollow

LIST_LENGTH = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notification_list(request: HttpRequest) -> HttpResponse:
    """What the member was told, newest first; the POST marks all of it read."""
    mine = Notification.objects.visible_to(request.user)
    if request.method == "POST":
        mine.filter(read_at=None).update(read_at=timezone.now())
        return redirect("notifications")
    shown = mine.select_related("comment__user", "comment__conversation__content_type").prefetch_related(
        "comment__conversation__target", "subject"
    )[:LIST_LENGTH]
    return render(request, "notifications/notification_list.html", {"notifications": shown})


@login_required
@require_safe
def followed_conversations(request: HttpRequest) -> HttpResponse:
    """Which conversations the member follows."""
    assert isinstance(request.user, User)
    return render(
        request, "notifications/followed_conversations.html", {"subscriptions": subscriptions_of(request.user)}
    )


@require_POST
def follow_conversation(request: HttpRequest, model_label: str, object_id: int) -> HttpResponse:
    """The button above a conversation: `follow=yes` or `no`."""
    target = target_or_404(request, model_label, object_id)
    back = f"{target.get_absolute_url()}#conversation"
    if not isinstance(request.user, User):
        return redirect_to_sign_in(back)
    conversation = Conversation.objects.get_or_create_for(target)
    if request.POST.get("follow") == "no":
        unfollow(request.user, conversation)
        messages.success(request, "You no longer follow this conversation.")
    else:
        follow(request.user, conversation)
        messages.success(request, "You follow this conversation: what is said here comes to your notices.")
    return redirect(back)


@post_required(redirect_to="followed-conversations")
def unfollow_conversation(request: HttpRequest, pk: int) -> HttpResponse:
    """Also what can no longer be read: it is only one's own row."""
    Subscription.objects.filter(pk=pk, member=request.user.pk).delete()
    return redirect("followed-conversations")
