import pytest
from django.db import IntegrityError, transaction

from community.comments.models import Conversation
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import (
    activate_guest,
    follow,
    follow_as_guest,
    follow_by_taking_part,
    follows,
    forget_guests,
    take_over_guests,
    unfollow,
)
from community.notifications.models import Notification, Preferences, Subscription
from community.notifications.notify import notify
from community.notifications.settings.unsubscribe_links import subscription_scope, unsubscribe_url
from tests.factories import UserFactory

Kind = Notification.Kind
CONVERSATION, BRANCH = FOLLOW_KINDS["conversation"], FOLLOW_KINDS["branch"]


def told() -> list[tuple[str, str]]:
    return [
        (notification.recipient.username, notification.kind)
        for notification in Notification.objects.order_by("recipient__username")
    ]


def test_followers_are_told_once(say, thing, member, other_member):
    follow(member, CONVERSATION, thing)
    follow(member, CONVERSATION, thing)
    follow(other_member, CONVERSATION, thing)
    comment = say("words")

    notify(comment)
    notify(comment)

    assert told() == [("beatriz", Kind.FOLLOWED), ("jonas-m", Kind.FOLLOWED)]


def test_nobody_is_told_of_their_own_and_nobody_who_unfollowed(say, thing, member, other_member):
    follow(member, CONVERSATION, thing)
    follow(other_member, CONVERSATION, thing)
    unfollow(other_member, CONVERSATION, thing)

    notify(say("words", by=member))

    assert told() == []


def test_the_nearest_reason_is_the_one_told(say, thing, member, other_member, author):
    thing.owner_id = author.pk
    thing.save()
    for one in (member, other_member, author):
        follow(one, CONVERSATION, thing)

    notify(say("reply", to=say("words", by=member)))

    assert told() == [("beatriz", Kind.FOLLOWED), ("jonas-m", Kind.REPLY), ("rosa", Kind.ON_YOURS)]


def test_posting_is_not_following(say, thing, member):
    say("words", by=member)

    notify(say("somebody else's"))

    assert not follows(member, CONVERSATION, thing)
    assert told() == []


def test_who_may_no_longer_read_it_is_no_longer_told(say, thing, member):
    follow(member, CONVERSATION, thing)
    thing.is_secret = True
    thing.save()
    comment = say("words", about=thing)

    notify(comment)

    assert told() == []


@pytest.mark.parametrize("count", [1, 5])
def test_many_followers_cost_as_many_queries_as_one(say, thing, count, django_assert_num_queries):
    for _ in range(count):
        follow(UserFactory(), CONVERSATION, thing)
    comment = say("words")
    comment.conversation.target  # noqa: B018 -- looked up before

    with django_assert_num_queries(4):  # with the mutes, and who has joined with the guest's address
        notify(comment)


def test_who_follows_a_branch_is_told_of_answers_below_it_and_of_nothing_else(say, member):
    top = say("top")
    follow(member, BRANCH, top)
    notify(say("elsewhere"))

    notify(say("deeper", to=say("answer", to=top)))

    told_of = Notification.objects.get()
    assert (told_of.comment.comment, told_of.kind, told_of.subscription.target) == ("deeper", Kind.FOLLOWED, top)


def test_of_a_branch_and_its_conversation_the_branch_is_named(say, thing, member):
    top = say("top")
    follow(member, CONVERSATION, thing)
    follow(member, BRANCH, top)

    notify(say("answer", to=top))

    assert Notification.objects.get().subscription.target == top


def test_a_deleted_conversation_or_comment_is_followed_by_nobody(say, thing, member):
    top = say("top")
    follow(member, CONVERSATION, thing)
    follow(member, BRANCH, top)

    top.delete()
    assert [row.target for row in Subscription.objects.all()] == [Conversation.objects.get()]
    Conversation.objects.get().delete()
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"guest_email": "Ann@example.org", "is_active": False},
        {"guest_email": "ann@example.org", "by": "member"},
        {"is_active": False, "by": "member"},
    ],
)
def test_a_subscription_is_of_a_member_or_of_a_confirmed_address_in_lower_case(say, member, wrong):
    who = {"member": member} if wrong.pop("by", None) else {}

    with pytest.raises(IntegrityError), transaction.atomic():
        Subscription.objects.create(target=say("top"), **who, **wrong)


class TestTakingPart:
    def test_follows_nothing_until_one_has_chosen_so(self, thing, member):
        follow_by_taking_part(member, thing)
        assert not follows(member, CONVERSATION, thing)

        Preferences.objects.create(member=member, follows_where_writes=True)
        follow_by_taking_part(member, thing)

        assert Subscription.objects.get().origin == Subscription.Origin.TOOK_PART


class TestGuests:
    def test_address_is_written_to_only_once_it_is_confirmed(self, say):
        comment = say("words")
        follow_as_guest(comment)
        row = Subscription.objects.get()
        assert (row.guest_email, row.target, row.is_active) == ("ann@example.org", comment, False)

        activate_guest(comment)

        row.refresh_from_db()
        assert row.is_active

    def test_withdrawing_forgets_the_address_and_leaves_members(self, say, member):
        comment = say("words")
        follow_as_guest(comment)
        follow(member, BRANCH, comment)

        forget_guests(comment)

        assert [row.member for row in Subscription.objects.all()] == [member]

    def test_who_joins_takes_along_what_was_confirmed(self, say):
        confirmed, other = say("one"), say("two")
        for comment in (confirmed, other):
            follow_as_guest(comment)
        activate_guest(confirmed)
        ann = UserFactory(email="Ann@example.org")

        for _ in range(2):
            take_over_guests(ann, "Ann@example.org")

        assert [(row.member, row.guest_email, row.target) for row in Subscription.objects.order_by("object_id")] == [
            (ann, "", confirmed),
            (None, "ann@example.org", other),
        ]

    def test_who_joins_still_ends_it_by_the_link_in_an_e_mail_from_before(self, say, client):
        comment = say("one")
        follow_as_guest(comment)
        activate_guest(comment)
        link = unsubscribe_url("ann@example.org", subscription_scope(Subscription.objects.get().pk))
        ann = UserFactory(email="ann@example.org")
        take_over_guests(ann, ann.email)
        assert follows(ann, BRANCH, comment)

        page = client.post(link.removeprefix("http://testserver"), {"List-Unsubscribe": "One-Click"})

        assert "You don’t follow this any more" in page.text
        assert not follows(ann, BRANCH, comment)
