"""The part of a member's export that is about the discussions they started. Their texts are among the comments."""

from collections.abc import Iterator

from community.discussions.models import Discussion, TaggedDiscussion
from community.members.models import User

from .export_places import Row, absolute, chunks, comment_address, find_things


def discussions(member: User) -> Iterator[Row]:
    """Those without a name included: it is the member's own file."""
    for chunk in chunks(Discussion.objects.filter(opening__user=member)):
        abouts = find_things((found.about_type_id, found.about_id) for found in chunk if found.about_id)
        tags = tags_by_discussion([found.pk for found in chunk])
        topics = find_things((found.topic_type_id, found.topic_id) for found in chunk if found.topic_id)
        for found in chunk:
            about = abouts.get((found.about_type_id, found.about_id))
            topic = topics.get((found.topic_type_id, found.topic_id))
            yield {
                "title": found.title,
                "earlier_title": found.earlier_title,
                "why_a_moderator_renamed_it": found.why_renamed,
                "address": absolute(found.get_absolute_url()),
                "text_at": comment_address(found.opening_id),
                "topic": str(topic or ""),
                "started_about": absolute(about.get_absolute_url()) if about else "",
                "tags": tags.get(found.pk, []),
                "started": found.created_at,
            }


def tags_by_discussion(pks: list[int]) -> dict[int, list[str]]:
    rows = TaggedDiscussion.objects.filter(discussion__in=pks).order_by("pk").prefetch_related("tag")
    names: dict[int, list[str]] = {}
    for row in rows:
        if row.tag is not None:
            names.setdefault(row.discussion_id, []).append(str(row.tag))
    return names
