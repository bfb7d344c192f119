import pytest

from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision
from community.moderation.refused_decisions import AlreadyDecided, OwnComment
from community.moderation.standing_decisions import demote
from community.notifications.models import Notification

Status = Comment.Status


@pytest.mark.parametrize(
    ("before", "act", "after"),
    [
        ("held", Act.APPROVE, "published"),
        ("held", Act.SPAM, "spam"),
        ("held", Act.REMOVE, "removed"),
        ("unconfirmed", Act.APPROVE, "published"),
        ("unconfirmed", Act.SPAM, "spam"),
        ("published", Act.SPAM, "spam"),
        ("published", Act.REMOVE, "removed"),
        ("spam", Act.RESTORE, "published"),
        ("removed", Act.RESTORE, "published"),
    ],
)
def test_each_act_changes_the_status_and_is_a_row_in_the_log(say, moderator, before, act, after):
    comment = say("words", status=before)

    decide(comment, act, by=moderator)

    comment.refresh_from_db()
    assert comment.status == after
    assert [
        (row.comment, row.actor, row.act, row.status_before, row.status_after) for row in Decision.objects.all()
    ] == [(comment, moderator, act, before, after)]


@pytest.mark.parametrize(
    ("before", "act"),
    [
        ("published", Act.APPROVE),
        ("removed", Act.APPROVE),
        ("spam", Act.APPROVE),
        ("unconfirmed", Act.REMOVE),
        ("withdrawn", Act.RESTORE),
        ("held", Act.RESTORE),
        ("removed", Act.SPAM),
    ],
)
def test_what_makes_no_sense_changes_nothing(say, moderator, before, act):
    comment = say("words", status=before)

    with pytest.raises(AlreadyDecided):
        decide(comment, act, by=moderator)

    comment.refresh_from_db()
    assert comment.status == before
    assert not Decision.objects.exists()


@pytest.mark.parametrize("alias", ["", "Quiet Heron"])
def test_nobody_decides_about_what_they_wrote(say, moderator, alias):
    comment = say("mine", by=moderator, status="held")
    Comment.objects.filter(pk=comment.pk).update(alias=alias)

    with pytest.raises(OwnComment, match="You wrote this comment, so another moderator decides about it."):
        decide(comment, Act.APPROVE, by=moderator)

    assert not Decision.objects.exists()


def test_nor_about_what_they_wrote_as_a_guest(say, moderator, administrator):
    comment = say("mine", status="held")
    moderator.emailaddress_set.create(email="Ann@example.org", verified=True)

    with pytest.raises(OwnComment):
        decide(comment, Act.APPROVE, by=moderator)
    assert decide(comment, Act.APPROVE, by=administrator).status_after == "published"


def test_an_address_that_is_not_confirmed_makes_nobody_the_author(say, moderator):
    moderator.emailaddress_set.create(email="ann@example.org", verified=False)

    assert decide(say("words", status="held"), Act.APPROVE, by=moderator).status_after == "published"


def test_the_second_moderator_is_told_who_decided_what(say, moderator, administrator):
    comment = say("words", status="held")
    in_the_other_tab = Comment.objects.get(pk=comment.pk)
    decide(comment, Act.SPAM, by=moderator)

    with pytest.raises(AlreadyDecided) as raised:
        decide(in_the_other_tab, Act.APPROVE, by=administrator)

    assert (raised.value.decision.act, raised.value.decision.actor) == ("spam", moderator)
    assert Decision.objects.count() == 1


def test_what_was_decided_about_the_author_since_is_not_what_the_second_moderator_is_told(
    say, member, moderator, administrator
):
    comment = say("words", by=member, status="held")
    decide(comment, Act.SPAM, by=moderator)
    demote(member, by=administrator, note="Again.", comment=comment)

    with pytest.raises(AlreadyDecided) as raised:
        decide(comment, Act.APPROVE, by=administrator)

    assert (raised.value.decision.act, raised.value.decision.actor) == ("spam", moderator)


def test_approving_tells_the_person_answered_once(say, member, moderator, django_capture_on_commit_callbacks):
    top = say("top", by=member)
    held = say("reply", to=top, status="held")

    with django_capture_on_commit_callbacks(execute=True):
        decide(held, Act.APPROVE, by=moderator)
        decide(held, Act.REMOVE, by=moderator)
        decide(held, Act.RESTORE, by=moderator)

    assert [(notification.recipient, notification.comment) for notification in Notification.objects.all()] == [
        (member, held)
    ]


def test_the_log_is_only_added_to(say, moderator):
    decision = decide(say("words"), Act.REMOVE, by=moderator, reason="unkind", note="Please argue with the point.")

    decision.note = "changed"
    with pytest.raises(TypeError):
        decision.save()
    with pytest.raises(TypeError):
        decision.delete()

    assert Decision.objects.get().note == "Please argue with the point."


def test_the_log_outlives_the_moderator(say, moderator):
    decide(say("words"), Act.REMOVE, by=moderator, reason="unkind")

    moderator.delete()

    assert [(row.actor, row.act) for row in Decision.objects.all()] == [(None, "remove")]
