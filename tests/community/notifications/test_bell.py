from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import timezone

from community.notifications.announcements import send_announcement
from community.notifications.bell import MAX_COUNT, bell_of, mark_as_seen
from community.notifications.models import Kind, Notification
from community.notifications.notify import notify, notify_author
from tests.community.posting.conftest import sign_in
from tests.things.models import Thing


def request_of(user, method: str = "GET"):
    request = RequestFactory().generic(method, "/")
    request.user = user
    return request


def announce(member, count: int) -> None:
    for _ in range(count):
        send_announcement(Thing.objects.create(), kind=Kind.NEW, recipients=[member.pk])


def test_a_stranger_has_no_bell_and_costs_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert bell_of(request_of(AnonymousUser())) is None


def test_it_counts_what_is_unread_and_stands_in_one_query(say, member, other_member, django_assert_num_queries):
    top = say("top", by=member)
    gone = say("gone", by=other_member, to=top)
    for comment in (say("one", by=other_member, to=top), say("two", by=other_member, to=top), gone):
        notify(comment)
    gone.status = "removed"
    gone.save()
    request = request_of(member)

    with django_assert_num_queries(1):
        assert [bell_of(request).count, bell_of(request).label] == [2, "2"]


def test_it_stops_counting(member, django_assert_num_queries):
    announce(member, MAX_COUNT + 5)

    assert bell_of(request_of(member)).label == "99+"


class TestSeen:
    def test_the_page_and_its_conversation_are_read(self, say, thing, member, other_member):
        answered = say("one", by=other_member, to=say("top", by=member))
        elsewhere = say("two", by=other_member, about=Thing.objects.create(title="Elsewhere"))
        notify(answered)
        notify(say("@jonas-m", by=other_member, to=elsewhere, about=elsewhere.conversation.target))
        send_announcement(thing, kind=Kind.NEW, recipients=[member.pk])
        request = request_of(member)

        mark_as_seen(request, thing, answered.conversation)

        assert [row.comment.comment for row in Notification.objects.unread()] == ["@jonas-m"]
        assert bell_of(request).count == 1

    def test_not_that_a_comment_was_removed_which_the_page_does_not_show(self, say, thing, member, moderator):
        own = say("words", by=member)
        own.status = "removed"
        own.save()
        notify_author(own, Kind.REMOVED, by=moderator)

        mark_as_seen(request_of(member), thing, own.conversation)

        assert Notification.objects.unread().count() == 1

    def test_not_for_others_nor_by_a_head_nor_a_post(self, say, thing, member, other_member):
        answered = say("one", by=other_member, to=say("top", by=member))
        notify(answered)

        mark_as_seen(request_of(other_member), thing, answered.conversation)
        mark_as_seen(request_of(AnonymousUser()), thing, answered.conversation)
        for method in ("HEAD", "POST"):
            mark_as_seen(request_of(member, method), thing, answered.conversation)

        assert Notification.objects.unread().count() == 1

    def test_costs_only_the_bells_query_if_nothing_here_is_unread(self, thing, member, django_assert_num_queries):
        announce(member, 3)
        request = request_of(member)

        with django_assert_num_queries(1):
            mark_as_seen(request, thing, None)
            assert bell_of(request).count == 3


class TestTheCount:
    def test_is_for_the_member_alone_and_stored_nowhere(self, member):
        announce(member, 2)

        answer = sign_in(member).get("/notifications/count/")

        assert answer.json() == {"count": 2, "label": "2"}
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))

    def test_tells_strangers_to_ask_no_more(self, client, db):
        answer = client.get("/notifications/count/")

        assert (answer.status_code, answer.json()) == (403, {})
        assert "no-store" in answer["Cache-Control"]

    def test_cannot_be_posted_to(self, member):
        assert sign_in(member).post("/notifications/count/").status_code == 405

    def test_what_is_read_is_not_counted(self, member):
        announce(member, 1)
        Notification.objects.update(read_at=timezone.now())

        assert sign_in(member).get("/notifications/count/").json()["count"] == 0
