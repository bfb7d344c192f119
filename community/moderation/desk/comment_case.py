"""All that helps to decide about one comment."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from community.comments.models import Comment
from community.members.models import User
from community.moderation import standing_decisions
from community.moderation.notes.notes_about import notes_about_writer
from community.moderation.possible_acts import POSSIBLE_ACTS

from .comment_rows import row_of
from .marked_words import mark_words
from .related_comments import related_to
from .writer_record import author_histories, earlier_decisions

Status = Comment.Status

#: What the author sees of their comment, by its status.
SEEN_BY_AUTHOR = {
    Status.HELD: "Its author sees it in its place, marked as waiting. Nobody else sees it.",
    Status.UNCONFIRMED: "Its author sees that they still have to confirm their e-mail address. Nobody else sees it.",
    Status.PUBLISHED: "Everybody can read it. Its author isn’t told that you are reading it again.",
    Status.SPAM: "Its author sees it in its place, and was told if a moderator decided. Nobody else sees it.",
    Status.REMOVED: "Its author sees that a moderator removed it, and why. Readers see at most an empty place.",
}


def with_all_of_a_case(cases: QuerySet[Any]) -> QuerySet[Any]:
    related = cases.select_related(
        "user", "reply_to__user", "conversation__content_type", "review_request__because__user"
    )
    return related.prefetch_related("judgements", "conversation__target", "decisions__actor", "earlier_texts")


def case_of(comment: Comment, *, by: User) -> Mapping[str, Any]:
    judgement = next(iter(comment.judgements.all()), None)
    parts, signs = mark_words(comment.comment, judgement.reasons if judgement else [])
    return {
        "row": row_of(comment, judgement.verdict if judgement else None, by=by),
        "comment": comment,
        "judgement": judgement,
        "parts": parts,
        "signs": signs,
        "history": author_histories([comment])[comment.pk],
        "earlier": earlier_decisions(comment),
        "related": related_to(comment),
        "notes": notes_about_writer(comment),
        "is_set_back": bool(comment.user and not comment.alias and standing_decisions.looks_demoted(comment.user)),
        "seen_by_author": SEEN_BY_AUTHOR.get(Status(comment.status), ""),
        "possible": POSSIBLE_ACTS.get(Status(comment.status), ()),
    }
