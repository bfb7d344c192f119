from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.comments.models import Conversation
from community.conversations.views.shortcuts import redirect_to_sign_in, target_or_404
from community.members.decorators import post_required
from community.members.models import User
from community.members.requests import MemberRequest

from .models import Notification, Subscription
from .subscriptions import follow, subscriptions_of, unfollow

#: The list has no second page: older notifications are rarely looked for.
LIST_LENGTH = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notification_list(request: MemberRequest) -> HttpResponse:
    """GET: the newest notifications. POST: mark all as read."""
    notifications = Notification.objects.visible_to(request.user)
    if request.method == "POST":
        notifications.unread().update(read_at=timezone.now())
        messages.success(request, "All your notices are marked as read.")
        return redirect(reverse("notifications") + "#mark-all-as-read")
    shown = notifications.select_related("comment__user", "comment__conversation__content_type").prefetch_related(
        "comment__conversation__target", "subject"
    )[:LIST_LENGTH]
    return render(request, "notifications/notification_list.html", {"notifications": shown})


@login_required
@require_safe
def followed_conversations(request: MemberRequest) -> HttpResponse:
    subscriptions = subscriptions_of(request.user)
    return render(request, "notifications/followed_conversations.html", {"subscriptions": subscriptions})


@require_POST
def follow_conversation(request: HttpRequest, model_label: str, object_id: int) -> HttpResponse:
    """The button above a conversation posts `follow`: "no" unfollows, everything else follows.

    Not `login_required`: after signing in, the visitor goes back to the page with the button.
    """
    target = target_or_404(request, model_label, object_id)
    if not isinstance(request.user, User):
        return redirect_to_sign_in(f"{target.get_absolute_url()}#conversation")
    conversation = Conversation.objects.get_or_create_for(target)
    if request.POST.get("follow") == "no":
        unfollow(request.user, conversation)
        messages.success(request, "You no longer follow this conversation.")
    else:
        follow(request.user, conversation)
        messages.success(request, "You follow this conversation: what is said here comes to your notices.")
    # Browsers move the focus to what the fragment names: the button, which now says the opposite.
    return redirect(f"{target.get_absolute_url()}#conversation-follow")


@post_required(redirect_to="followed-conversations")
def unfollow_conversation(request: MemberRequest, pk: int) -> HttpResponse:
    """From the list. By the id of the subscription, so that it also works for pages the member may no longer read."""
    Subscription.objects.filter(pk=pk, member=request.user).delete()
    messages.success(request, "You no longer follow that conversation.")
    return redirect(reverse("followed-conversations") + "#followed")
