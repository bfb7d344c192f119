import pytest

from community.comments.models import Conversation
from community.notifications.models import Notification, Subscription
from community.notifications.notify import notify
from community.notifications.subscriptions import follow, follows, unfollow
from tests.community.posting.conftest import sign_in
from tests.factories import UserFactory

Kind = Notification.Kind


@pytest.fixture
def conversation(thing) -> Conversation:
    return Conversation.objects.get_or_create_for(thing)


def told() -> list[tuple[str, str]]:
    return [
        (notification.recipient.username, notification.kind)
        for notification in Notification.objects.order_by("recipient__username")
    ]


def test_followers_are_told_once(say, conversation, member, other_member):
    follow(member, conversation)
    follow(member, conversation)
    follow(other_member, conversation)
    comment = say("words")

    notify(comment)
    notify(comment)

    assert told() == [("beatriz", Kind.FOLLOWED), ("jonas-m", Kind.FOLLOWED)]


def test_nobody_is_told_of_their_own_and_nobody_who_unfollowed(say, conversation, member, other_member):
    follow(member, conversation)
    follow(other_member, conversation)
    unfollow(other_member, conversation)

    notify(say("words", by=member))

    assert told() == []


def test_the_nearest_reason_is_the_one_told(say, thing, conversation, member, other_member, author):
    thing.owner_id = author.pk
    thing.save()
    for one in (member, other_member, author):
        follow(one, conversation)
    conversation.refresh_from_db()

    notify(say("reply", to=say("words", by=member)))

    assert told() == [("beatriz", Kind.FOLLOWED), ("jonas-m", Kind.REPLY), ("rosa", Kind.ON_YOURS)]


def test_posting_is_not_following(say, conversation, member):
    say("words", by=member)

    notify(say("somebody else's"))

    assert not follows(member, conversation)
    assert told() == []


def test_who_may_no_longer_read_it_is_no_longer_told(say, thing, conversation, member):
    follow(member, conversation)
    thing.is_secret = True
    thing.save()
    comment = say("words", about=thing)

    notify(comment)

    assert told() == []


@pytest.mark.parametrize("count", [1, 5])
def test_many_followers_cost_as_many_queries_as_one(say, conversation, count, django_assert_num_queries):
    for _ in range(count):
        follow(UserFactory(), conversation)
    comment = say("words")
    comment.conversation.target  # noqa: B018 -- looked up before

    with django_assert_num_queries(4):  # with the mutes, and who has joined with the guest's address
        notify(comment)


class TestTheButton:
    @pytest.fixture
    def address(self, thing) -> str:
        return f"/notifications/following/things.thing/{thing.pk}/"

    def test_follows_and_unfollows_also_before_anybody_spoke(self, thing, member, address):
        client = sign_in(member)

        assert client.post(address, {"follow": "yes"})["Location"] == f"/things/{thing.pk}/#conversation-follow"
        assert client.post(address, {"follow": "yes"}).status_code == 302
        assert Subscription.objects.get().member == member

        client.post(address, {"follow": "no"})
        assert not Subscription.objects.exists()

    def test_leads_a_stranger_to_sign_in_and_back(self, client, thing, address):
        answer = client.post(address)

        assert answer["Location"] == f"/account/login/?next=/things/{thing.pk}/%23conversation"
        assert not Conversation.objects.exists()

    def test_does_nothing_by_get_and_nothing_where_one_may_not_read(self, thing, member, address):
        assert sign_in(member).get(address).status_code == 405
        thing.is_secret = True
        thing.save()
        assert sign_in(member).post(address).status_code == 404


class TestTheList:
    def test_shows_ones_own_and_unfollows(self, conversation, say, member, other_member):
        say("words")
        follow(member, conversation)
        follow(other_member, conversation)
        client = sign_in(member)
        page = client.get("/notifications/following/")
        assert "A thing" in page.text
        assert "1 comment," in page.text

        mine = Subscription.objects.get(member=member)
        assert (
            client.post(f"/notifications/following/{mine.pk}/unfollow/")["Location"]
            == "/notifications/following/#followed"
        )

        assert [each.member for each in Subscription.objects.all()] == [other_member]
        assert "You follow no conversation yet." in client.get("/notifications/following/").text

    def test_lets_nobody_unfollow_for_somebody_else(self, conversation, member, other_member):
        follow(other_member, conversation)

        sign_in(member).post(f"/notifications/following/{Subscription.objects.get().pk}/unfollow/")

        assert Subscription.objects.count() == 1

    def test_outlives_what_was_followed(self, thing, conversation, member):
        follow(member, conversation)
        thing.delete()

        assert "A page that is no longer there" in sign_in(member).get("/notifications/following/").text

    def test_is_for_members(self, client):
        assert client.get("/notifications/following/")["Location"] == "/account/login/?next=/notifications/following/"
