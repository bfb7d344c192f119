"""What is decided at the desk about comments."""

from collections.abc import Mapping

from community.comments.models import Comment
from community.members.models import User
from community.moderation.decisions import decide_many
from community.moderation.models import Act
from community.spam.sentences import count_of

from .lanes import ActResult

GONE = "A comment was withdrawn meanwhile."


def act_on_comments(
    act: Act, seen: Mapping[int, str], *, by: User, reason: str = "", note: str = "", learn_nothing: bool = False
) -> ActResult:
    """`seen`: by key the fingerprint of the text that the moderator read."""
    found = Comment.objects.filter(pk__in=seen).select_related("user", "reply_to", "conversation__content_type")
    comments = list(found.prefetch_related("conversation__target").order_by("pk"))
    has_read = {comment: seen[comment.pk] for comment in comments}
    done, refused = decide_many(has_read, act, by=by, reason=reason, note=note, teaches=not learn_nothing)
    gone = dict.fromkeys(seen.keys() - {comment.pk for comment in comments}, GONE)
    return ActResult(
        done=[decision.comment_id for decision in done if decision.comment_id],
        refused=gone | {key: str(why) for key, why in refused.items()},
        message=what_was_done([decision.comment for decision in done if decision.comment], act),
        decisions=[decision.pk for decision in done],
    )


def what_was_done(comments: list[Comment], act: Act) -> str:
    if len(comments) == 1:
        return f"The comment by {comments[0].name} is {act.label}."
    return f"{count_of(len(comments), 'comment is', 'comments are')} {act.label}." if comments else ""
