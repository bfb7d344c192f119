import pytest

from community.comments.detail_removal import MARK, DetailNotRemoved
from community.comments.models import Comment
from community.moderation.appeals.appealable import why_not_appealable
from community.moderation.appeals.appealing import answer, appeal_against
from community.moderation.decisions import decide
from community.moderation.details.cutting import can_be_put_back, cut_detail, put_back
from community.moderation.models import Act, Decision, Report
from community.moderation.refused_decisions import OwnComment
from community.notifications.models import Notification
from community.posting import journey

TEXT = "Ann Lee, 0151 496 0000, always helps."


def text_of(comment: Comment) -> str:
    return Comment.objects.values_list("comment", flat=True).get(pk=comment.pk)


def cut(comment: Comment, moderator, **more) -> Decision:
    return cut_detail(comment, "0151 496 0000", by=moderator, reason="personal-details", **more)


def test_the_log_says_that_and_why_and_not_what(say, member, moderator):
    comment = say(TEXT, by=member)

    decision = cut(comment, moderator, note="A phone number.")

    assert (decision.act, decision.before, decision.after) == ("detail", "published", "published")
    assert (decision.get_reason_display(), decision.note) == ("Personal details of somebody else", "A phone number.")
    assert text_of(comment) == f"Ann Lee, {MARK}, always helps."


def test_the_author_is_told_with_the_reason(say, member, moderator):
    comment = say(TEXT, by=member)

    cut(comment, moderator)

    told = Notification.objects.get(recipient=member)
    assert (told.kind, told.comment, told.detail) == ("shortened", comment, "Personal details of somebody else")
    assert list(Notification.objects.standing()) == [told]


def test_who_reported_it_hears_that_it_was_changed(say, member, other_member, moderator):
    comment = say(TEXT, by=member)
    report = Report.objects.create(
        comment=comment, reason="personal-details", reporter=other_member, confirmed_at=comment.submit_date
    )

    cut(comment, moderator)

    report.refresh_from_db()
    assert (report.outcome, report.closed_by) == ("edited", moderator)


def test_nobody_does_it_to_their_own(say, moderator):
    comment = say(TEXT, by=moderator)

    with pytest.raises(OwnComment):
        cut(comment, moderator)

    assert text_of(comment) == TEXT


def test_refused_it_leaves_no_row(say, member, moderator):
    comment = say("Nothing to see.", by=member)

    with pytest.raises(DetailNotRemoved):
        cut(comment, moderator)

    assert not Decision.objects.exists()
    assert not Notification.objects.exists()


def test_put_back_the_author_needs_no_word_of_it(say, member, moderator):
    comment = say(TEXT, by=member)
    decision = cut(comment, moderator)

    put_back(decision, by=moderator)

    assert text_of(comment) == TEXT
    assert not Notification.objects.exists()
    assert [one.act for one in Decision.objects.order_by("pk")] == ["detail", "put-back"]


def test_only_the_latest_is_put_back_and_once(say, member, moderator):
    comment = say(TEXT, by=member)
    first = cut(comment, moderator)
    second = cut_detail(comment, "Ann Lee", by=moderator, reason="personal-details")

    assert (can_be_put_back(first), can_be_put_back(second)) == (False, True)
    put_back(second, by=moderator)
    with pytest.raises(DetailNotRemoved):
        put_back(second, by=moderator)


def test_it_can_be_appealed_against_and_taken_back(say, member, other_member, moderator):
    comment = say(TEXT, by=member)
    decision = cut(comment, moderator)
    assert why_not_appealable(decision) == ""

    answer(appeal_against(decision, "It’s the town hall’s."), overturn=True, words="So it is.", by=other_member)

    assert text_of(comment) == TEXT


def test_other_decisions_about_the_comment_can_still_be_undone(say, member, moderator):
    comment = say(TEXT, by=member, status="held")
    approved = decide(comment, Act.APPROVE, by=moderator)
    cut(comment, moderator)

    from community.moderation.undo_decisions import undo_decisions  # noqa: PLC0415 -- for this test alone

    assert undo_decisions([approved.pk], by=moderator).refused == {}


@pytest.mark.parametrize(("after", "status"), [("Ann Lee, 0151 496 0000.", "held"), (f"Ann, {MARK}.", "published")])
def test_an_edit_that_takes_the_mark_away_waits_for_a_moderator(say, member, moderator, after, status):
    from community.comments.editing import fingerprint  # noqa: PLC0415 -- for this test alone

    for number in range(6):
        decide(say(f"Words, number {number}.", by=member, status="held"), Act.APPROVE, by=moderator)
    comment = say(TEXT, by=member)
    cut(comment, moderator)
    comment.refresh_from_db()

    journey.apply_edit(comment, after, instead_of=fingerprint(comment.comment))

    comment.refresh_from_db()
    assert comment.status == status
