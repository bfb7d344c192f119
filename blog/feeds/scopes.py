"""What a feed contains: all articles, those on a topic, with a tag, or by an author."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from blog.authors.views import authors_with_page
from blog.models import ArticlePage, Tag, Topic
from blog.models.article_queryset import ArticleQuerySet
from community.branding.brand import current_brand


@dataclass(frozen=True)
class FeedScope:
    """The articles of a feed, and the page that lists the same articles."""

    title: str
    subtitle: str
    path: str
    articles: ArticleQuerySet
    #: Part of the feed's id. Not made from the slug, which may change.
    key: str
    feed_path: str = ""


def all_articles() -> FeedScope:
    readable = ArticlePage.objects.readable()
    return FeedScope("articles", current_brand().description, "/articles/", readable, "articles")


def on_topic(slug: str) -> FeedScope:
    topic = get_object_or_404(Topic, slug=slug)
    about = ArticlePage.objects.readable().filter(topics=topic)
    return FeedScope(topic.name, topic.description, topic.get_absolute_url(), about, f"topic-{topic.pk}")


def with_tag(slug: str) -> FeedScope:
    tag = get_object_or_404(Tag, slug=slug)
    tagged = ArticlePage.objects.readable().filter(tagged__tag=tag)
    return FeedScope(tag.name, f"Articles tagged “{tag.name}”.", tag.get_absolute_url(), tagged, f"tag-{tag.pk}")


def by_author(handle: str) -> FeedScope:
    author = authors_with_page().filter(username__iexact=handle).first()
    if author is None:
        raise Http404
    written = ArticlePage.objects.readable().by(author)
    path = reverse("author", args=[author.username])
    return FeedScope(
        f"by {author.display_name}", f"Articles by {author.display_name}.", path, written, f"author-{author.pk}"
    )
