"""Asking a checkout through Django's test client, at a fixed moment. `page_crawler` has set Django up before."""

import hashlib
import re
from datetime import datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import time_machine
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Count
from django.test import Client
from django_comments.models import Comment as PackageComment

Answer = dict[str, Any]

#: Who asks: the demo accounts, and somebody who is not signed in.
ROLES = {"stranger": None, "reader": "reader", "author": "author", "moderator": "moderator"}
#: What is compared besides the body.
HEADERS = (
    "Content-Type",
    "Cache-Control",
    "Vary",
    "Content-Security-Policy",
    "Referrer-Policy",
    "Location",
    "HX-Redirect",
)
HTMX = {"HTTP_HX_REQUEST": "true"}


def answer_at(moment: datetime, seconds: int, ask: Any, *arguments: Any, **named: Any) -> Answer:
    """What `ask(*arguments, **named)` answers so many seconds after the moment. Rate limits are reset before."""
    cache.clear()
    with time_machine.travel(moment + timedelta(seconds=seconds), tick=False):
        return answer_of(ask(*arguments, **named))


def answer_of(response: Any) -> Answer:
    """Status, headers and body as JSON can hold them; of pictures and files the hash."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    try:
        text = body.decode()
    except UnicodeDecodeError:
        text = f"{len(body)} bytes, SHA-256 {hashlib.sha256(body).hexdigest()}"
    headers = {name: response.headers[name] for name in HEADERS if name in response.headers}
    return {"status": response.status_code, "headers": headers, "text": text}


def client_for(role: str) -> Client:
    """A test client, signed in as this role's demo account. An error in the site is an answer with status 500."""
    client = Client(headers={"host": urlsplit(settings.SITE_URL).netloc}, raise_request_exception=False)
    if name := ROLES[role]:
        client.force_login(get_user_model().objects.get(email=f"{name}@example.org"))
    return client


def longest_conversation() -> str:
    """The path of the page with the most comments, by the table that the comment package keeps."""
    counted = PackageComment.objects.filter(is_public=True).values("content_type", "object_pk")
    most = counted.annotate(n=Count("pk")).order_by("-n", "object_pk")[0]
    target = ContentType.objects.get_for_id(most["content_type"]).get_object_for_this_type(pk=most["object_pk"])
    return target.get_absolute_url()


def hidden_fields(html: str) -> dict[str, str]:
    """Names and values of the inputs in the last form of the page that has a text area."""
    form = next(part for part in reversed(html.split("<form")) if "<textarea" in part)
    return {name: unescape(value) for name, value in re.findall(r'<input[^>]*? name="(\w+)" value="([^"]*)"', form)}


def first(pattern: str, text: str) -> str:
    """The first group of the first match. Raises `AssertionError` when there is none."""
    found = re.search(pattern, text)
    assert found, f"{pattern} is not in {text[:300]}"
    return found[1]
