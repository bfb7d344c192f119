from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from .models import Notice

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
        "comment__conversation__target"
    )[:SHOWN]
    return render(request, "notifications/notices.html", {"notices": shown})
