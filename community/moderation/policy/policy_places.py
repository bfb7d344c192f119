"""What can have a policy of its own: the site, topics (of a room to the right, which registers them), pages."""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db import models
from django.http import Http404
from django.urls import reverse

from community.comments.models import Conversation, PolicyVersion
from community.comments.policy.policies_in_use import policies_in_use
from community.comments.policy.policy_of_target import policy_of, policy_of_topic
from community.comments.policy.policy_values import NOTHING, Policy, resolve

#: All topics there are, and their model by label.
_topics: list[tuple[str, Callable[[], Iterable[Any]]]] = []
#: Pages with a policy of their own, in the list.
MOST_PAGES = 100


def register_topics(label: str, topics: Callable[[], Iterable[Any]]) -> None:
    """`label`: "blog.topic"."""
    if label not in [known for known, _ in _topics]:
        _topics.append((label, topics))


def all_topics() -> list[Any]:
    return [topic for _, topics in _topics for topic in topics()]


def place_or_404(label: str, pk: int) -> models.Model:
    """A topic, or something that people can comment on."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if label not in [known for known, _ in _topics] and not hasattr(model, "comment_authors"):
        raise Http404
    found: models.Model | None = model._default_manager.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def is_page(place: models.Model | None) -> bool:
    return hasattr(place, "comment_authors")


def policy_at(place: Any) -> Policy:
    """What holds there."""
    if place is None:
        return resolve(NOTHING, [], policies_in_use().site)
    return policy_of(Conversation.objects.find(place), place) if is_page(place) else policy_of_topic(place)


def policy_url(place: models.Model | None) -> str:
    return reverse("policy-of", args=[place._meta.label_lower, place.pk]) if place else reverse("policy")


def pages_with_policies() -> list[PolicyVersion]:
    """Their latest versions; what is gone is left out."""
    found = PolicyVersion.objects.filter(is_current=True, place_id__isnull=False).prefetch_related("place")
    return [version for version in found[:MOST_PAGES] if is_page(version.place) and any_said(version)]


def any_said(version: PolicyVersion) -> bool:
    return version.values != NOTHING
