"""Which of our topics a category of the old site becomes. Topics are few, so most categories become tags."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

from django.db.models import Max

from blog.models import Topic
from community.text.slugs import slug_of
from transfer.imported import ImportedCategory

from .article_values import one_line

LENGTH = 60
#: Every WordPress has it, for what its authors put nowhere.
NO_CATEGORY = "uncategorized"


@dataclass
class TopicFinder:
    #: Slugs of categories, each with the slug of a topic, as the operator has chosen.
    chosen: dict[str, str] = field(default_factory=dict)
    #: Whether a category without a topic makes one.
    makes_new: bool = False

    def __post_init__(self) -> None:
        topics = list(Topic.objects.all())
        self.by_slug = {topic.slug: topic for topic in topics}
        self.by_name = {topic.name.casefold(): topic for topic in topics}

    def sort(self, categories: list[ImportedCategory], *, saves: bool) -> tuple[list[Topic], list[str]]:
        """The topics, and the tags for those that are none. `saves`: whether new topics may be made now."""
        topics: list[Topic] = []
        tags: list[str] = []
        for category in categories:
            name = one_line(category.name)
            topic = self.find(category, name)
            if topic is None and self.makes_new and saves and category.slug != NO_CATEGORY:
                topic = self.add(category, name)
            if topic is not None and topic not in topics:
                topics.append(topic)
            elif topic is None and name and category.slug != NO_CATEGORY and not self.makes_new:
                tags.append(name)
        return topics, tags

    def find(self, category: ImportedCategory, name: str) -> Topic | None:
        wanted = self.chosen.get(category.slug, unquote(category.slug))
        return self.by_slug.get(wanted) or self.by_name.get(name[:LENGTH].casefold())

    def add(self, category: ImportedCategory, name: str) -> Topic:
        last = Topic.objects.aggregate(last=Max("position"))["last"] or 0
        slug = slug_of(unquote(category.slug))[:LENGTH] or slug_of(name)[:LENGTH] or f"topic-{last + 1}"
        topic, _ = Topic.objects.get_or_create(slug=slug, defaults={"name": name[:LENGTH], "position": last + 1})
        self.by_slug[category.slug] = self.by_slug[slug] = self.by_name[topic.name.casefold()] = topic
        return topic
