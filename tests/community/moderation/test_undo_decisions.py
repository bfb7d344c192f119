"""Undo puts back the status, the counts, what was learned, and what nobody was told yet."""

import pytest
from django.utils import timezone

from community.comments import editing
from community.comments.models import Comment, Conversation
from community.comments.recount import recount
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision, ReviewRequest
from community.moderation.undo_decisions import undo_decisions
from community.notifications.models import Notification, PendingNotification
from community.spam.models import Example

ACTS = [
    ("held", Act.APPROVE),
    ("held", Act.SPAM),
    ("held", Act.REMOVE),
    ("unconfirmed", Act.APPROVE),
    ("unconfirmed", Act.SPAM),
    ("published", Act.SPAM),
    ("published", Act.REMOVE),
    ("published", Act.KEEP),
    ("spam", Act.RESTORE),
    ("removed", Act.RESTORE),
]


def facts(comment: Comment) -> tuple:
    comment.refresh_from_db()
    return (
        (comment.status, comment.is_public, comment.is_removed, comment.published_at),
        list(Conversation.objects.values_list("comment_count", flat=True)),
        list(Comment.objects.order_by("pk").values_list("nested_count", flat=True)),
        list(Example.objects.values_list("comment", "is_spam")),
        list(Notification.objects.values_list("recipient", "comment", "kind")),
    )


def undo(*decisions: Decision, by) -> dict[int, str]:
    found = undo_decisions([one.pk for one in decisions], by=by)
    return {key: str(why) for key, why in found.refused.items()}


@pytest.mark.parametrize(("status", "act"), ACTS)
def test_everything_is_as_it_was(say, member, other_member, moderator, status, act, django_capture_on_commit_callbacks):
    comment = say("A reply.", by=member, to=say("top", by=other_member), status=status)
    before = facts(comment)

    with django_capture_on_commit_callbacks(execute=True):
        decision = decide(comment, act, by=moderator, reason="unkind" if act == Act.REMOVE else "")
    if status != "published":
        assert facts(comment) != before
    undone = undo_decisions([decision.pk], by=moderator)

    after = facts(comment)
    # An author whose comment is removed, or spam, again hears so: the notification of it went when it was restored.
    told = [(member.pk, comment.pk, status)] if status in ("spam", "removed") else []
    assert after == (*before[:-1], told)
    assert [one.comment for one in undone.done] == [comment]
    assert list(Decision.objects.order_by("pk").values_list("act", "status_before", "status_after")) == [
        (act, status, decision.status_after),
        ("undo", decision.status_after, status),
    ]
    recount()
    assert facts(comment) == after


def test_nobody_is_told_of_what_was_published_for_a_moment(say, member, other_member, moderator):
    comment = say("A reply.", by=member, to=say("top", by=other_member), status="held")

    decision = decide(comment, Act.APPROVE, by=moderator)
    assert PendingNotification.objects.count() == 1
    undo(decision, by=moderator)

    assert not PendingNotification.objects.exists()
    assert not Notification.objects.exists()


def test_an_author_who_has_heard_of_a_removal_hears_that_it_is_back(say, member, moderator):
    comment = say("words", by=member)
    decision = decide(comment, Act.REMOVE, by=moderator, reason="unkind")
    Notification.objects.update(emailed_at=timezone.now())

    undo(decision, by=moderator)

    assert list(Notification.objects.values_list("kind", "detail", "emailed_at")) == [("approved", "", None)]


def test_the_reason_of_a_removal_is_told_again_when_its_end_is_undone(say, member, moderator):
    comment = say("words", by=member)
    decide(comment, Act.REMOVE, by=moderator, reason="unkind")
    decision = decide(comment, Act.RESTORE, by=moderator)

    undo(decision, by=moderator)

    assert list(Notification.objects.values_list("kind", "detail")) == [("removed", "Unkind to a person")]


def test_what_an_earlier_decision_taught_comes_back(say, member, moderator, administrator):
    comment = say("Buy my prams at half the price, only today.", by=member)
    decide(comment, Act.SPAM, by=administrator)
    decision = decide(comment, Act.RESTORE, by=moderator)
    assert list(Example.objects.values_list("is_spam", "moderator")) == [(False, moderator.pk)]

    undo(decision, by=moderator)

    assert list(Example.objects.values_list("is_spam", "moderator")) == [(True, administrator.pk)]


def test_what_was_brought_back_because_of_spam_need_not_be_read(say, member, moderator):
    say("Lovely weather.", by=member)
    decision = decide(say("Buy my prams.", by=member), Act.SPAM, by=moderator)
    assert ReviewRequest.objects.count() == 1

    undo(decision, by=moderator)

    assert not ReviewRequest.objects.exists()


def test_what_was_kept_is_to_be_read_again(say, member, moderator):
    earlier = say("Lovely weather.", by=member)
    spam = say("Buy my prams.", by=member)
    decide(spam, Act.SPAM, by=moderator)
    decision = decide(earlier, Act.KEEP, by=moderator)
    assert not ReviewRequest.objects.exists()

    undo(decision, by=moderator)

    assert list(ReviewRequest.objects.values_list("comment", "because")) == [(earlier.pk, spam.pk)]


def test_a_later_decision_stands(say, moderator, administrator):
    comment = say("words", status="held")
    first = decide(comment, Act.APPROVE, by=moderator)
    decide(comment, Act.REMOVE, by=administrator, reason="unkind")

    refused = undo(first, by=moderator)

    why = "The comment by Ann Lee has been removed by Tobias Wendt since, and stays as it is."
    assert refused == {comment.pk: why}
    comment.refresh_from_db()
    assert comment.status == "removed"


def test_an_undo_is_not_done_twice(say, moderator):
    comment = say("words", status="held")
    decision = decide(comment, Act.APPROVE, by=moderator)
    undo(decision, by=moderator)

    why = "The comment by Ann Lee has been put back as it was by Priya Raman since, and stays as it is."
    assert undo(decision, by=moderator) == {comment.pk: why}
    assert Decision.objects.count() == 2


def test_a_comment_edited_since_stays(say, member, moderator):
    comment = say("words", by=member, status="held")
    decision = decide(comment, Act.APPROVE, by=moderator)
    editing.edit_comment(comment, "other words", instead_of=editing.fingerprint("words"))
    Decision.objects.record(comment, Act.EDIT, actor=member, before="published")

    assert list(undo(decision, by=moderator)) == [comment.pk]


def test_nobody_undoes_what_was_decided_about_their_own(say, moderator, administrator):
    comment = say("mine", by=moderator)
    decision = decide(comment, Act.REMOVE, by=administrator, reason="unkind")

    why = "You wrote this comment, so another moderator decides about it."
    assert undo(decision, by=moderator) == {comment.pk: why}


def test_what_an_author_did_is_not_undone(say, member, moderator):
    comment = say("words", by=member)
    row = Decision.objects.record(comment, Act.EDIT, actor=member, before="published")

    assert undo_decisions([row.pk], by=moderator).done == []


def test_a_text_that_was_deleted_is_not_published_again(say, moderator):
    comment = say("words")
    decision = decide(comment, Act.SPAM, by=moderator)
    Comment.objects.filter(pk=comment.pk).update(comment="")

    assert undo(decision, by=moderator) == {comment.pk: "The comment by Ann Lee has changed since, and stays as it is."}


def test_a_hundred_take_as_many_queries_as_two(say, moderator, django_assert_max_num_queries):
    def decided(count: int) -> list[Decision]:
        return [
            decide(
                say(f"{count} times {number * 977} {'words' * (number % 9 + 1)}", status="held"), Act.SPAM, by=moderator
            )
            for number in range(count)
        ]

    for decisions in (decided(2), decided(100)):
        with django_assert_max_num_queries(40):
            undo(*decisions, by=moderator)
