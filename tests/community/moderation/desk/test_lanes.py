"""Nothing that waits is missing from the desk."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from community.comments.models import Comment
from community.moderation.desk.lane_list import LANES, lane_named, waiting
from community.moderation.models import ReviewRequest

#: Statuses of a comment in which somebody waits for a moderator, and the lane.
WAITING = {"held": "held", "unconfirmed": "unconfirmed"}
#: In these nobody waits.
NOT_WAITING = {"published", "spam", "removed", "withdrawn"}


def names(lane: str) -> set[str]:
    found = lane_named(lane)
    assert found is not None
    return set(found.cases().values_list("comment", flat=True))


def test_every_status_of_a_comment_waits_in_a_lane_or_does_not_wait():
    assert WAITING.keys() | NOT_WAITING == set(Comment.Status.values)


@pytest.mark.parametrize("status", WAITING)
def test_every_comment_that_waits_is_in_its_lane(say, status):
    comment = say("waits", status=status)
    Comment.objects.filter(pk=comment.pk).update(submit_date=timezone.now() - timedelta(days=2))

    assert [lane.name for lane in LANES if lane.waits and lane.cases().filter(pk=comment.pk)] == [WAITING[status]]


def test_no_other_model_has_a_status_in_which_something_is_held():
    """A model that can hold something needs a lane, and a line here."""
    holding = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.local_fields
        if {"held", "pending", "waiting", "unconfirmed"} & {str(value) for value, _ in field.flatchoices or ()}
    }

    # The log says what a comment was before; an import waits for its turn.
    assert holding == {"comments.Comment", "moderation.Decision", "transfer.Import"}


def test_the_opening_of_a_discussion_waits_like_any_comment(hold):
    opening = hold("Is anybody else so tired?")
    Comment.objects.filter(pk=opening.pk).update(is_opening=True)

    assert names("held") == {"Is anybody else so tired?"}


def test_a_guest_has_a_day_to_confirm_before_a_moderator_looks(say):
    for hours in (23, 25):
        comment = say(f"since {hours} hours", status="unconfirmed")
        Comment.objects.filter(pk=comment.pk).update(submit_date=timezone.now() - timedelta(hours=hours))

    assert names("unconfirmed") == {"since 25 hours"}


def test_only_what_is_to_be_read_again_of_what_is_published(say, member):
    spam, published, asked = (say(words, by=member) for words in ("spam", "published", "asked"))
    ReviewRequest.objects.create(comment=asked, because=spam)

    assert published.status == "published"
    assert names("again") == {"asked"}


def test_words_that_were_deleted_are_no_case(say):
    Comment.objects.filter(pk=say("old spam", status="spam").pk).update(comment="")
    say("spam", status="spam")

    assert names("spam") == {"spam"}


def test_counts_and_the_oldest_case_take_one_query(hold, say, django_assert_num_queries):
    old = hold("old")
    since = timezone.now() - timedelta(days=3)
    Comment.objects.filter(pk=old.pk).update(submit_date=since)
    hold("new")
    older_spam = say("spam", status="spam")
    Comment.objects.filter(pk=older_spam.pk).update(submit_date=since - timedelta(days=3))

    with django_assert_num_queries(1):
        found = waiting()

    assert {one.lane.name: one.count for one in found.lanes} == {
        "held": 2,
        "reports": 0,
        "worried": 0,
        "illegal": 0,
        "again": 0,
        "appeals": 0,
        "unconfirmed": 0,
        "spam": 1,
        "removed": 0,
    }
    assert (found.count, found.oldest) == (2, since)


def test_of_an_empty_desk_nothing_is_the_oldest(db):
    assert (waiting().count, waiting().oldest) == (0, None)


def test_keys_of_acts_are_not_those_of_the_desk():
    for lane in LANES:
        keys = [act.key for act in lane.acts]
        assert len(keys) == len(set(keys))
        assert not set(keys) & set("jkelfuzx?")
