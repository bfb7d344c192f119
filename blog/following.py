"""Asking to hear of new articles, and asking no more."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from blog.author_page import authors
from blog.models import ArticlePage, Following, Topic
from blog.models.story import story_of
from community.members.models import User
from community.members.pressed import pressed_by_member


def find(kind: str, key: str) -> Any:
    """The story, topic or author that this part of an address means."""
    if kind == "story" and key.isascii() and key.isdecimal():
        return get_object_or_404(ArticlePage.objects.readable(), pk=int(key[:18]))
    if kind == "topic":
        return get_object_or_404(Topic, slug=key)
    if kind == "author":
        return get_object_or_404(authors(), username=key)
    raise Http404


def rows_of(member: User, kind: str, thing: models.Model) -> models.QuerySet[Following]:
    mine = Following.objects.filter(member=member)
    return mine.of_the_story_of(thing) if isinstance(thing, ArticlePage) else mine.filter(**{kind: thing})


def begin(member: User, kind: str, thing: models.Model) -> None:
    if rows_of(member, kind, thing).exists():
        return
    if isinstance(thing, ArticlePage):
        thing = next(iter(story_of(thing, among=ArticlePage.objects.readable())), thing)
    named: dict[str, Any] = {kind: thing}
    Following.objects.get_or_create(member=member, **named)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The GET asks, so that somebody who had to sign in first finds the button again; the POST does."""
    assert isinstance(request.user, User)
    thing = find(kind, key)
    if request.method != "POST":
        is_followed = rows_of(request.user, kind, thing).exists()
        context = {"name": name_of(thing), "address": address_of(thing), "kind": kind, "is_followed": is_followed}
        return render(request, "blog/follow.html", context)
    if request.POST.get("act") == "unfollow":
        rows_of(request.user, kind, thing).delete()
        messages.success(request, f"You no longer follow {name_of(thing)}.")
    else:
        begin(request.user, kind, thing)
        messages.success(request, f"You follow {name_of(thing)}. You will be told when there is something new.")
    return redirect(address_of(thing))


@pressed_by_member(on="articles-followed")
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """In the list of what one follows. Also what can no longer be read: it is only one's own row."""
    Following.objects.filter(pk=pk, member=request.user.pk).delete()
    return redirect("articles-followed")


@login_required
def following(request: HttpRequest) -> HttpResponse:
    mine = Following.objects.filter(member=request.user.pk).select_related("story", "topic", "author")
    return render(request, "blog/following.html", {"following": mine.defer("story__body")})


def name_of(thing: Any) -> str:
    return f"“{thing.title}”" if isinstance(thing, ArticlePage) else str(thing)


def address_of(thing: Any) -> str:
    return reverse("author", args=[thing.username]) if isinstance(thing, User) else thing.get_absolute_url()
