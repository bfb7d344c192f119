"""What tests of moved comments ask: where everything is, and whether it is counted right."""

from community.comments.models import Comment, Conversation
from community.comments.recount import recount
from community.discussions.models import Discussion
from community.moderation.models import Decision


def tree(discussion: Discussion) -> list[tuple[str, int]]:
    """Text and level of each comment, in reading order, the opening left out."""
    here = Comment.objects.filter(conversation=Conversation.objects.find(discussion), is_opening=False)
    return list(here.in_reading_order().values_list("comment", "level"))


def again(discussion: Discussion) -> Discussion:
    return Discussion.objects.with_opening().get(pk=discussion.pk)


def is_counted_right() -> bool:
    return set(recount().values()) == {0}


def logged() -> list[tuple[str, str]]:
    return list(Decision.objects.order_by("pk").values_list("act", "note"))


def said(text: str) -> Comment:
    return Comment.objects.get(comment=text)
