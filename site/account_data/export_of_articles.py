"""The part of a member's export that is about articles."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from wagtail.images import get_image_model
from wagtail.models import Revision

from blog.models import ArticlePage, ArticleUpdate, AuthorProfile, Newsletter
from blog.models.tag import TaggedArticle
from community.members.models import User

from .export_places import Row, absolute, chunks, describe
from .member_images import name_in_archive

Lists = dict[int, list[Any]]


def articles(member: User) -> Iterator[Row]:
    """Articles of which the member is an author, alone or with others; with the draft, if it differs."""
    own = ArticlePage.objects.filter(authorships__user=member).distinct()
    for chunk in chunks(own.select_related("follows", "picture", "latest_revision")):
        keys = [article.pk for article in chunk]
        topics, tags, updates = topics_of(keys), tags_of(keys), updates_of(keys)
        for article in chunk:
            yield {
                "address": absolute(article.get_absolute_url()),
                "title": article.title,
                "published": article.published_at,
                "first_published": article.first_published_at,
                "last_published": article.last_published_at,
                "is_public": article.live,
                "goes_live": article.go_live_at,
                "expires": article.expire_at,
                "has_expired": article.expired,
                "standfirst": article.description,
                "content_note": article.content_note,
                "language": article.language,
                "text": article.body.get_prep_value(),
                "reading_minutes": article.reading_minutes,
                "check_in_minutes": article.check_in_minutes,
                "topics": topics[article.pk],
                "tags": tags[article.pk],
                "updates": updates[article.pk],
                "continues": describe(article.follows) if article.follows else None,
                "what_has_changed": article.changed,
                "replaces_the_earlier_one": article.replaces_earlier,
                "picture": article.picture.title if article.picture else "",
                "picture_shows": article.picture_alternative,
                "title_for_search_engines": article.seo_title,
                "description_for_search_engines": article.search_description,
                "hidden_from_search_engines": article.is_hidden_from_search,
                "draft": draft_of(article.latest_revision) if article.has_unpublished_changes else None,
            }


def newsletters(member: User) -> Iterator[Row]:
    """Those that the member prepared or sent as an editor."""
    fields = ("title", "subject", "introduction", "status", "created_at", "tested_at", "send_at", "started_at")
    return Newsletter.objects.filter(editor=member).order_by("pk").values(*fields).iterator()


def draft_of(revision: Revision | None) -> Row | None:
    if revision is None:
        return None
    content = revision.content
    return {
        "saved": revision.created_at,
        "title": content["title"],
        "standfirst": content["description"],
        "content_note": content.get("content_note", ""),
        "text": json.loads(content["body"]),
        "what_has_changed": content["changed"],
        "picture_shows": content["picture_alternative"],
    }


def topics_of(articles: list[int]) -> Lists:
    found = ArticlePage.topics.through.objects.filter(articlepage__in=articles).order_by("pk")
    return grouped(found.values_list("articlepage_id", "topic__name"))


def tags_of(articles: list[int]) -> Lists:
    found = TaggedArticle.objects.filter(content_object__in=articles).order_by("pk")
    return grouped(found.values_list("content_object_id", "tag__name"))


def updates_of(articles: list[int]) -> Lists:
    found = ArticleUpdate.objects.filter(page__in=articles).order_by("written_on", "pk")
    return grouped(
        (update.page_id, {"kind": update.get_kind_display(), "date": update.written_on, "text": update.text})
        for update in found
    )


def grouped(pairs: Any) -> Lists:
    lists: Lists = defaultdict(list)
    for key, value in pairs:
        lists[key].append(value)
    return lists


def author_page(member: User) -> Iterator[Row]:
    for page in AuthorProfile.objects.filter(user=member).select_related("picture").prefetch_related("links"):
        yield {
            "credentials": page.credentials,
            "bio": page.bio,
            "picture": page.picture.title if page.picture else "",
            "picture_shows": page.picture_alternative,
            "links": [{"name": link.name, "address": link.address} for link in page.links.all()],
        }


def pictures(member: User) -> Iterator[Row]:
    for chunk in chunks(get_image_model().objects.filter(uploaded_by_user=member)):
        for image in chunk:
            yield {
                "file": f"pictures/{name_in_archive(image)}",
                "title": image.title,
                "description": image.description,
                "width": image.width,
                "height": image.height,
                "uploaded": image.created_at,
            }
