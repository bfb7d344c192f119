"""The part of a member's export that is about conversations: what they wrote, read and do not want to read."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q

from community.comments.models import Comment, EarlierText, Mute, Question, Reaction, SavedDraft, Visit
from community.members.models import User
from community.moderation.models import Decision, IdentityReveal, RevealReason
from community.moderation.models.decision import ALL_ACTS
from community.moderation.reasons.reasons_in_use import label_of

from .deletion_of_comments import comments_by
from .export_places import Row, absolute, chunks, comment_address, describe, find_things, places_of, with_places

ACTS = dict(ALL_ACTS)
STATUSES = dict(Comment.Status.choices)


def comments(member: User) -> Iterator[Row]:
    """Include comments written as a guest with the same e-mail address."""
    fields = ("pk", "conversation_id", "reply_to_id", "user_id", "user_name", "comment", "submit_date", "published_at")
    more = ("edited_at", "status", "language", "alias", "name_was_removed", "reaction_count", "is_outcome")
    elsewhere = ("user_url", "is_imported")
    known: dict[int, Row] = {}
    for chunk in chunks(comments_by(member).values(*fields, *more, *elsewhere, "content_note")):
        known |= places_of({row["conversation_id"] for row in chunk} - known.keys())
        asked, helped = questions_and_answers([row["pk"] for row in chunk])
        earlier_texts = earlier_texts_of([row["pk"] for row in chunk])
        for row in chunk:
            yield {
                "address": comment_address(row["pk"]),
                **known[row["conversation_id"]],
                "in_reply_to": comment_address(row["reply_to_id"]),
                "written": row["submit_date"],
                "published": row["published_at"],
                "edited": row["edited_at"],
                "status": STATUSES[row["status"]],
                "anonymously_as": row["alias"],
                "name_was_removed": row["name_was_removed"],
                "as_a_guest": row["user_name"] if row["user_id"] is None else "",
                "website": row["user_url"],
                "written_on_another_site": row["is_imported"],
                "text": row["comment"],
                "language": row["language"],
                "content_note": row["content_note"],
                "earlier_texts": earlier_texts[row["pk"]],
                "helped": row["reaction_count"],
                "says_how_it_turned_out": row["is_outcome"],
                "is_a_question": row["pk"] in asked,
                "its_answer": comment_address(asked.get(row["pk"])),
                "is_the_answer": row["pk"] in helped,
            }


def questions_and_answers(comment_ids: list[int]) -> tuple[dict[int, int | None], set[int]]:
    """The answers of those that are questions, by id; and those that are answers."""
    asked = Question.objects.filter(comment__in=comment_ids).values_list("comment_id", "answer_id")
    helped = Question.objects.filter(answer__in=comment_ids).values_list("answer_id", flat=True)
    return dict(asked), {pk for pk in helped if pk}


def earlier_texts_of(comment_ids: list[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for earlier in EarlierText.objects.filter(comment__in=comment_ids):
        found[earlier.comment_id].append({"text": earlier.body, "replaced": earlier.replaced_at})
    return found


def drafts(member: User) -> Iterator[Row]:
    fields = ("content_type_id", "object_id", "reply_to_id", "title", "body", "language", "without_name", "saved_at")
    for chunk in chunks(SavedDraft.objects.filter(member=member).values(*fields)):
        things = find_things((row["content_type_id"], row["object_id"]) for row in chunk)
        for row in chunk:
            yield {
                **describe(things.get((row["content_type_id"], row["object_id"]))),
                "in_reply_to": comment_address(row["reply_to_id"]),
                "title": row["title"],
                "text": row["body"],
                "language": row["language"],
                "without_name": row["without_name"],
                "saved": row["saved_at"],
            }


def helped_me(member: User) -> Iterator[Row]:
    found = Reaction.objects.filter(member=member).values("comment_id", "comment__conversation_id", "created_at")
    for row, place in with_places(found, "comment__conversation_id"):
        yield {"comment": comment_address(row["comment_id"]), **place, "when": row["created_at"]}


def muted(member: User) -> Iterator[Row]:
    """The people by the names that the member sees in the list of them; anonymous ones by their alias alone."""
    fields = ("branch_id", "conversation_id", "alias", "created_at", "person__display_name", "person__username")
    for row, place in with_places(Mute.objects.filter(member=member).values(*fields), "conversation_id"):
        yield {
            "person": row["person__display_name"],
            "handle": row["person__username"],
            "thread": comment_address(row["branch_id"]),
            "alias": row["alias"],
            **place,
            "when": row["created_at"],
        }


def conversations_read(member: User) -> Iterator[Row]:
    found = Visit.objects.filter(member=member).values("conversation_id", "previous_at", "seen_at")
    for row, place in with_places(found, "conversation_id"):
        yield {**place, "last_time": row["seen_at"], "the_time_before": row["previous_at"]}


def decisions(member: User) -> Iterator[Row]:
    """List moderators' decisions about the member's comments and standing, without the names of the moderators."""
    about_member = Decision.objects.filter(Q(comment__user=member) | Q(member=member))
    fields = ("comment_id", "act", "reason", "note", "status_before", "status_after", "limit_before", "limit_after")
    for chunk in chunks(about_member.values(*fields, "created_at")):
        for row in chunk:
            yield {
                "comment": comment_address(row["comment_id"]),
                "what": ACTS[row["act"]],
                "reason": label_of(row["reason"]),
                "note": row["note"],
                "status_before": STATUSES.get(row["status_before"], row["status_before"]),
                "status_after": STATUSES.get(row["status_after"], row["status_after"]),
                "limit_before": row["limit_before"],
                "limit_after": row["limit_after"],
                "when": row["created_at"],
            }


def identity_reveals(member: User) -> Iterator[Row]:
    found = IdentityReveal.objects.filter(comment__user=member).order_by("pk")
    for reveal in found:
        yield {
            "comment": comment_address(reveal.comment_id),
            "reason": RevealReason(reveal.reason).label,
            "note": reveal.note,
            "when": reveal.at,
            "address": absolute(reveal.get_absolute_url()),
        }
