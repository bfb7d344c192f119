"""The list of notifications, marking them as read, and the number for the bell."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.members.primary_keys import parse_pk
from community.members.requests import MemberRequest

from .bell import bell_of
from .grouping import group_page, same_group
from .models import Notification, NotificationQuerySet

#: By `?show=`: the name of the filter, and the method that finds them.
FILTERS = {"all": "All", "to-me": "To me", "following": "Following"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notification_list(request: MemberRequest) -> HttpResponse:
    """GET: the newest notifications, in rows, by `?show=`; older ones by `?before=`. POST: marks as read, see below."""
    if request.method == "POST":
        return mark_as_read(request)
    notifications = Notification.objects.visible_to(request.user)
    show = request.GET.get("show", "")
    show = show if show in FILTERS else "all"
    context = {
        "page": group_page(shown(notifications, show), before=parse_pk(request.GET.get("before", ""))),
        "show": show,
        "filters": FILTERS,
        "is_first": "before" not in request.GET,
        "undo": moment_in(request.GET.get("marked", "")),
    }
    return render(request, "notifications/notification_list.html", context)


def shown(notifications: NotificationQuerySet, show: str) -> NotificationQuerySet:
    if show == "all":
        return notifications
    return notifications.to_member() if show == "to-me" else notifications.following()


def mark_as_read(request: MemberRequest) -> HttpResponse:
    """`row` is the newest notification of a row; `undo` the moment at which some were marked; with neither, all that
    the filter `show` shows are marked."""
    own = Notification.objects.filter(recipient=request.user)
    show = request.POST.get("show", "")
    show = show if show in FILTERS else "all"
    back = f"{reverse('notifications')}?show={show}"
    if row := parse_pk(request.POST.get("row", "")):
        newest = own.filter(pk=row).select_related("comment").first()
        if newest:
            same = own.unread().filter(same_group(newest))
            return marked(request, back, same, "Marked as read.")
        return redirect(f"{back}#notifications")
    if moment := moment_in(request.POST.get("undo", "")):
        own.filter(read_at=moment).update(read_at=None)
        messages.success(request, "Marked as new again.")
        return redirect(f"{back}#mark-all-as-read")
    told = "All your notifications are marked as read." if show == "all" else "All of these are marked as read."
    return marked(request, back, shown(own.standing().unread(), show), told)


def marked(request: MemberRequest, back: str, unread: NotificationQuerySet, told: str) -> HttpResponse:
    """Marks these, says so, and leads to where "Undo" stands, which finds them by the moment."""
    now = timezone.now()
    Notification.objects.filter(pk__in=list(unread.values_list("pk", flat=True))).update(read_at=now)
    messages.success(request, told)
    return redirect(f"{back}&marked={now:%Y-%m-%dT%H:%M:%S.%fZ}#mark-all-as-read")


def moment_in(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


@never_cache
@require_safe
def unread_count(request: HttpRequest) -> HttpResponse:
    """Asked by a page that stays open for a while (`bell.js`)."""
    bell = bell_of(request)
    if bell is None:
        return JsonResponse({}, status=403)
    return JsonResponse({"count": bell.count, "label": bell.label})
