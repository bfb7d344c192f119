"""Each reason why something is not decided has its own words, and then nothing has changed."""

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from community.comments.bulk_states import lock_comments
from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.moderation.decisions import decide, decide_many
from community.moderation.models import Act, Decision, Report
from community.moderation.possible_acts import NO_DECISIONS
from community.moderation.refused_decisions import (
    AlreadyDecided,
    ChangedMeanwhile,
    Gone,
    OwnComment,
    OwnReport,
    latest_decisions,
    own_among,
    refusals,
    reported_among,
)


def refused(comment: Comment, act: Act, *, by, has_read: str = "") -> tuple[type, str]:
    why = decide_many({comment: has_read}, act, by=by)[1][comment.pk]
    return type(why), str(why)


def reported(comment: Comment, *, by) -> Report:
    return Report.objects.create(comment=comment, reporter=by, reason="unkind")


@pytest.mark.parametrize("act", NO_DECISIONS)
def test_what_decides_nothing_is_not_what_was_decided_last(say, moderator, other_member, act):
    comment = say("words", status="held")
    decision = decide(comment, Act.APPROVE, by=moderator)
    Decision.objects.create(comment=comment, act=act, actor=other_member)

    assert latest_decisions([comment]) == {comment.pk: decision}
    assert refused(comment, Act.APPROVE, by=moderator) == (
        AlreadyDecided,
        "The comment by Ann Lee was already approved by Priya Raman.",
    )


@pytest.mark.parametrize("act", [Act.KEEP, Act.EDIT, Act.HIDE, Act.UNDO, Act.REPLAY])
def test_what_decides_something_is(say, moderator, act):
    comment = say("words", status="held")
    decide(comment, Act.APPROVE, by=moderator)
    later = Decision.objects.record(comment, act, actor=moderator, before="published")

    assert latest_decisions([comment]) == {comment.pk: later}


def test_what_was_decided_about_another_is_not_named(say, moderator):
    one, other, third = say("one", status="held"), say("other", status="held"), say("third")
    decide(one, Act.APPROVE, by=moderator)
    latest = decide(other, Act.SPAM, by=moderator)

    assert latest_decisions([other, third]) == {other.pk: latest}


def test_of_nothing_nothing_is_asked(moderator, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert latest_decisions([]) == {}
        assert own_among([], moderator) == set()


def test_without_a_row_in_the_log_its_status_is_the_reason(say, moderator):
    assert refused(say("words"), Act.APPROVE, by=moderator) == (
        AlreadyDecided,
        "The comment by Ann Lee is published.",
    )


def test_of_a_moderator_who_has_left_somebody_is_left(say, moderator, other_member):
    comment = say("words", status="held")
    decide(comment, Act.SPAM, by=moderator)
    moderator.delete()

    assert refused(comment, Act.SPAM, by=other_member)[1] == (
        "The comment by Ann Lee was already marked as spam by somebody."
    )


def test_a_guest_who_confirmed_is_not_named_as_a_moderator(say, moderator):
    comment = say("words")
    Decision.objects.record(comment, Act.CONFIRM, actor=None, before="unconfirmed")

    assert refused(comment, Act.APPROVE, by=moderator)[1] == (
        "The comment by Ann Lee was already confirmed by its guest."
    )


def test_a_comment_that_is_gone_says_so(say, moderator):
    comment = say("words", status="held")
    found = refusals({comment: ""}, Act.APPROVE, {}, by=moderator)

    assert [(type(why), str(why)) for why in found.values()] == [
        (Gone, "The comment by Ann Lee is no longer there."),
    ]


@pytest.mark.parametrize("act", [Act.APPROVE, Act.SPAM, Act.REMOVE])
def test_only_what_would_publish_other_words_than_were_read_is_refused(say, moderator, act):
    comment = say("words", status="held")
    done, why = decide_many({comment: fingerprint("others")}, act, by=moderator, reason="unkind")

    if act == Act.APPROVE:
        assert type(why[comment.pk]) is ChangedMeanwhile
        assert not done
    else:
        assert (len(done), why) == (1, {})


def test_words_that_were_deleted_are_not_published_again(say, moderator):
    comment = say("words", status="spam")
    Comment.objects.filter(pk=comment.pk).update(comment="")

    assert refused(comment, Act.RESTORE, by=moderator)[0] is AlreadyDecided
    assert Comment.objects.get().status == "spam"


@pytest.mark.parametrize("alias", ["", "Quiet Heron"])
def test_ones_own_is_refused_under_any_name(say, moderator, alias):
    comment = say("mine", by=moderator, status="held")
    Comment.objects.update(alias=alias)

    assert refused(comment, Act.APPROVE, by=moderator)[0] is OwnComment


@pytest.mark.parametrize(
    ("address", "is_verified", "is_own"),
    [
        ("ann@example.org", True, True),
        ("ANN@example.ORG", True, True),
        ("ann@example.org", False, False),
        ("bob@example.org", True, False),
    ],
)
def test_what_was_written_as_a_guest_is_ones_own_once_the_address_is_proved(
    say, moderator, address, is_verified, is_own
):
    comment = say("mine")
    EmailAddress.objects.create(user=moderator, email=address, verified=is_verified)

    assert own_among([comment], moderator) == ({comment.pk} if is_own else set())


def test_a_guest_without_an_address_is_nobody(say, moderator):
    comment = say("words")
    Comment.objects.update(user_email="")
    comment.user_email = ""
    moderator.email = ""

    assert own_among([comment], moderator) == set()


def test_who_reported_a_comment_leaves_it_to_another(say, moderator, administrator):
    comment = say("words")
    reported(comment, by=moderator)
    assert reported_among([comment], moderator) == set()  # not confirmed
    Report.objects.update(confirmed_at=timezone.now())

    assert reported_among([comment], moderator) == {comment.pk}
    assert reported_among([comment], administrator) == set()
    assert refused(comment, Act.SPAM, by=moderator) == (
        OwnReport,
        "You reported this comment, so another moderator decides about it.",
    )
    Report.objects.update(closed_at=timezone.now())
    assert reported_among([comment], moderator) == set()


def test_three_queries_are_the_most_for_any_number(say, moderator, django_assert_max_num_queries):
    comments = dict.fromkeys((say(f"words {number}") for number in range(9)), "")
    locked = {row.pk: row for row in lock_comments([comment.pk for comment in comments])}
    assert moderator.has_perm("comments.moderate_comment")  # known since the request began

    with django_assert_max_num_queries(3):
        assert len(refusals(comments, Act.APPROVE, locked, by=moderator)) == 9
