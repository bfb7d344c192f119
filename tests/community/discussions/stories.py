"""What the stories about discussions share: starting one, and every place that might show it."""

from typing import Any

from django.apps import apps
from django.db.models import Field, JSONField, TextField
from django.db.models.fields import CharField
from django.test import Client

from community.discussions.models import Discussion
from community.members.models import User
from tests.community.discussions.conftest import filled, sign_in

LISTS = ("/discussions/", "/discussions/?sort=new", "/discussions/?sort=unanswered", "/discussions/feed/")
#: Everything a stranger reads that is not one discussion.
PUBLIC = (*LISTS, "/", "/conversations/", "/sitemap.xml")


def start(member: User, **typed: str) -> Discussion:
    """Over HTTP, with `conftest.TITLE` and `TEXT` unless something else is typed."""
    client = sign_in(member)
    address = client.post("/discussions/new/", filled(client, **typed))["Location"]
    return Discussion.objects.get(pk=address.split("/")[2])


def places_with(words: str, places: tuple[str, ...], client: Client | None = None) -> list[str]:
    browser = client or Client()
    return [place for place in places if words in browser.get(place).text]


def columns_with(words: str) -> list[str]:
    """Every column of every table in which somebody could still read these words."""

    def holds(field: Field[Any, Any]) -> bool:
        if not isinstance(field, CharField | TextField | JSONField):
            return False
        return bool(field.model._base_manager.filter(**{f"{field.name}__icontains": words}).exists())

    models = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    return sorted(
        f"{model._meta.label}.{field.name}" for model in models for field in model._meta.local_fields if holds(field)
    )
