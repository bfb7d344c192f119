"""Asking to hear of new articles, and asking no more."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from blog.authors.views import authors_with_page
from blog.models import ArticlePage, Follow, Topic
from blog.models.story import story_of
from community.members.decorators import post_required
from community.members.models import User


def find_followable(kind: str, key: str) -> Any:
    """The story, topic or author that this part of an address means."""
    if kind == "story" and key.isascii() and key.isdecimal():
        return get_object_or_404(ArticlePage.objects.readable(), pk=int(key[:18]))
    if kind == "topic":
        return get_object_or_404(Topic, slug=key)
    if kind == "author":
        return get_object_or_404(authors_with_page(), username=key)
    raise Http404


def existing_follows(member: User, kind: str, thing: models.Model) -> models.QuerySet[Follow]:
    mine = Follow.objects.filter(member=member)
    return mine.of_story(thing) if isinstance(thing, ArticlePage) else mine.filter(**{kind: thing})


def add_follow(member: User, kind: str, thing: models.Model) -> None:
    if existing_follows(member, kind, thing).exists():
        return
    if isinstance(thing, ArticlePage):
        thing = next(iter(story_of(thing, among=ArticlePage.objects.readable())), thing)
    named: dict[str, Any] = {kind: thing}
    Follow.objects.get_or_create(member=member, **named)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The GET asks, so that somebody who had to sign in first finds the button again; the POST does."""
    assert isinstance(request.user, User)
    thing = find_followable(kind, key)
    if request.method != "POST":
        is_followed = existing_follows(request.user, kind, thing).exists()
        context = {"name": label_of(thing), "address": url_of(thing), "kind": kind, "is_followed": is_followed}
        return render(request, "blog/follow.html", context)
    if request.POST.get("act") == "unfollow":
        existing_follows(request.user, kind, thing).delete()
        messages.success(request, f"You no longer follow {label_of(thing)}.")
    else:
        add_follow(request.user, kind, thing)
        messages.success(request, f"You follow {label_of(thing)}. You will be told when there is something new.")
    return redirect(url_of(thing))


@post_required(redirect_to="followed-articles")
def unfollow(request: HttpRequest, pk: int) -> HttpResponse:
    """In the list of what one follows. Also what can no longer be read: it is only one's own row."""
    Follow.objects.filter(pk=pk, member=request.user.pk).delete()
    return redirect("followed-articles")


@login_required
def followed_articles(request: HttpRequest) -> HttpResponse:
    mine = Follow.objects.filter(member=request.user.pk).select_related("story", "topic", "author")
    return render(request, "blog/followed_articles.html", {"following": mine.defer("story__body")})


def label_of(thing: Any) -> str:
    return f"“{thing.title}”" if isinstance(thing, ArticlePage) else str(thing)


def url_of(thing: Any) -> str:
    return reverse("author", args=[thing.username]) if isinstance(thing, User) else thing.get_absolute_url()
