"""The page after joining: three things to do, each of which can be left out.

Who joined on the way to somewhere goes on there instead, and finds the link to this page in the greeting.
"""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from blog.models import ArticlePage, Topic
from community.members.forms.name_form import NameForm
from community.members.requests import MemberRequest
from community.members.views.profile_settings import TOO_MANY_NAMES
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import follow, unfollow

from .weekly_question import this_weeks_question


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: MemberRequest) -> HttpResponse:
    """`act=name` saves the name, `act=topics` follows those that are ticked and no others. `?next=`: where to go on."""
    form = NameForm(request.user, request.POST if request.POST.get("act") == "name" else None)
    if request.method == "POST":
        if request.POST.get("act") == "topics":
            follow_topics(request)
            return redirect(back_here(request, "hello"))
        if form.is_valid() and form.has_changed() and not ratelimit.consume(request, action="rename"):
            form.add_error("display_name", TOO_MANY_NAMES)
        if form.is_valid():
            form.save()
            messages.success(request, f"You’re {form.cleaned_data['display_name']} here.")
            return redirect(back_here(request, "topics"))
    followed = set(Topic.objects.filter(followers__member=request.user).values_list("pk", flat=True))
    context = {
        "form": form,
        "topics": [(topic, topic.pk in followed) for topic in Topic.objects.all()],
        "question": this_weeks_question(),
        "latest": ArticlePage.objects.readable().newest_first().first(),
        "go_on": where_next(request),
    }
    return render(request, "home/welcome.html", context, status=422 if form.errors else 200)


def follow_topics(request: MemberRequest) -> None:
    chosen = Topic.objects.filter(slug__in=request.POST.getlist("topic"))
    for topic in Topic.objects.exclude(pk__in=chosen):
        unfollow(request.user, FOLLOW_KINDS["topic"], topic)
    for topic in chosen:
        follow(request.user, FOLLOW_KINDS["topic"], topic)
    number = len(chosen)
    messages.success(
        request, f"You follow {number} topic{'' if number == 1 else 's'}." if number else "No topics then."
    )


def where_next(request: HttpRequest) -> str:
    """The page one came from, if it is one of ours; otherwise the front page."""
    back = request.GET.get("next", "")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/"


def back_here(request: HttpRequest, fragment: str) -> str:
    """With the place to go on to, at the next of the three things."""
    goes_on = where_next(request)
    query = f"?{urlencode({'next': goes_on})}" if goes_on != "/" else ""
    return f"{reverse('welcome')}{query}#{fragment}"
