"""The list: in rows by conversation and kind, filtered, marked as read, page by page."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from community.notifications.announcements import send_announcement
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import follow
from community.notifications.models import Kind, Notification
from community.notifications.notify import notify
from tests.community.posting.conftest import sign_in
from tests.factories import UserFactory
from tests.things.models import Thing

CONVERSATION = FOLLOW_KINDS["conversation"]


@pytest.fixture
def client(member):
    return sign_in(member)


def page_of(client, query: str = "") -> BeautifulSoup:
    return BeautifulSoup(client.get(f"/notifications/{query}").text, "html.parser")


def texts(page: BeautifulSoup, part: str = ".told") -> list[str]:
    return [" ".join(found.text.split()) for found in page.select(f".notifications {part}")]


def answer(say, member, *writers, about=None):
    """Each of these answers a comment of the member, and the member is notified."""
    where = {"about": about} if about else {}
    top = say(f"top {timezone.now()}", by=member, **where)
    for number, writer in enumerate(writers):
        notify(say(f"answer {number}", by=writer, to=top, **where))


def test_several_answers_in_a_conversation_are_one_row_with_names_and_the_newest_words(say, client, member, author):
    beatriz, noor = UserFactory(display_name="Beatriz"), UserFactory(display_name="Noor")

    answer(say, member, beatriz, noor, author, noor, beatriz)

    page = page_of(client)
    assert texts(page) == ["New: 5 answers to you in A thing"]
    assert texts(page, ".said") == ["“answer 4”"]
    assert texts(page, ".hint") == ["Beatriz, Noor, Rosa Okafor and others · just now"]


def test_an_alias_is_named_and_never_the_member_behind_it(say, client, member, author, other_member):
    answer(say, member, author, other_member)
    Notification.objects.latest("pk").comment.__class__.objects.filter(user=author).update(alias="Quiet Heron")

    [names] = texts(page_of(client), ".hint")

    assert names == "Beatriz Nogueira, Quiet Heron · just now"


def test_kinds_conversations_and_read_ones_are_rows_of_their_own(say, client, member, other_member, author):
    elsewhere = Thing.objects.create(title="Elsewhere")
    answer(say, member, other_member)
    Notification.objects.update(read_at=timezone.now())
    answer(say, member, author)
    answer(say, member, author, about=elsewhere)
    notify(say("@jonas-m!", by=author))

    assert texts(page_of(client)) == [
        "New: Rosa Okafor mentioned you in A thing",
        "New: Rosa Okafor answered you in Elsewhere",
        "New: Rosa Okafor answered you in A thing",
        "Beatriz Nogueira answered you in A thing",
    ]


def test_filters_show_what_is_to_me_or_what_comes_because_i_follow(say, thing, client, member, other_member):
    follow(member, CONVERSATION, thing)
    notify(say("for all", by=other_member))
    answer(say, member, other_member)

    to_me, followed = texts(page_of(client, "?show=to-me")), texts(page_of(client, "?show=following"))

    assert to_me == ["New: Beatriz Nogueira answered you in A thing"]
    assert followed == ["New: Beatriz Nogueira commented where you follow: A thing"]
    assert texts(page_of(client, "?show=nonsense")) == to_me + followed
    assert page_of(client, "?show=following").select_one(".chips [aria-current]").text == "Following"


def test_it_says_what_is_followed(say, thing, client, member, other_member):
    follow(member, CONVERSATION, thing)
    notify(say("words", by=other_member))

    assert texts(page_of(client), ".hint") == ["just now · because you follow A thing"]


@pytest.mark.parametrize(
    ("show", "words"),
    [("all", "Nothing new for you"), ("to-me", "Nothing new for you"), ("following", "Nothing new where you follow")],
)
def test_empty_list_says_what_will_come(client, show, words):
    assert page_of(client, f"?show={show}").select_one(".empty strong").text == words


def test_times_are_the_members(say, client, member, other_member):
    answer(say, member, other_member)
    Notification.objects.update(
        created_at=timezone.datetime(2020, 5, 31, 23, 30, tzinfo=timezone.get_default_timezone())
    )
    zone = {"time_zone": "Asia/Tokyo", "from_browser": "yes"}
    client.post("/members/me/time-zone/", zone)

    assert texts(page_of(client), "time") == ["1 June 2020"]


class TestPages:
    def test_older_rows_come_by_key_and_none_twice(self, client, member):
        for number in range(45):
            thing = Thing.objects.create(title=f"Thing {number}")
            send_announcement(thing, kind=Kind.NEW, recipients=[member.pk])
        seen, query = [], ""

        for _ in range(3):
            page = page_of(client, query)
            seen += texts(page, ".where")
            older = page.select_one("nav.pagination a[rel=next]")
            query = older["href"] if older else ""

        assert seen == [f"Thing {number}" for number in reversed(range(45))]
        assert query == ""

    @pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "٣", "1'"])
    def test_a_key_that_is_none_shows_the_first_page(self, client, member, thing, before):
        send_announcement(thing, kind=Kind.NEW, recipients=[member.pk])

        assert texts(page_of(client, f"?before={before}"), ".where") == ["A thing"]

    def test_beyond_the_last_there_is_nothing_older(self, client, member, thing):
        send_announcement(thing, kind=Kind.NEW, recipients=[member.pk])
        pk = Notification.objects.get().pk

        assert "There’s nothing older." in page_of(client, f"?before={pk}").text

    def test_costs_the_same_for_many_as_for_one(self, say, thing, client, member, django_assert_num_queries):
        def one_more():
            there = Thing.objects.create()
            follow(member, CONVERSATION, there)
            answer(say, member, UserFactory(), UserFactory(), about=there)
            notify(say("for all", by=UserFactory(), about=there))
            send_announcement(Thing.objects.create(), kind=Kind.NEW, recipients=[member.pk])

        one_more()
        client.get("/notifications/")
        with django_assert_num_queries(11) as for_one:
            client.get("/notifications/")
        for _ in range(3):
            one_more()

        with django_assert_num_queries(len(for_one)):
            client.get("/notifications/")


class TestMarkingAsRead:
    def unread(self) -> list[str]:
        return [row.comment.comment for row in Notification.objects.unread().order_by("pk")]

    def test_a_row_is_marked_and_no_other_one(self, say, client, member, other_member):
        answer(say, member, other_member, other_member)
        notify(say("@jonas-m!", by=other_member))
        row = page_of(client).find("button", attrs={"name": "row"}, value=lambda pk: pk != str(newest().pk))

        back = client.post("/notifications/", {"row": row["value"], "show": "to-me"})

        assert back["Location"].startswith("/notifications/?show=to-me&marked=")
        assert back["Location"].endswith("#mark-all-as-read")
        assert self.unread() == ["@jonas-m!"]

    def test_a_row_is_undone_and_what_was_read_before_stays_read(self, say, client, member, other_member):
        answer(say, member, other_member, other_member)
        first = Notification.objects.earliest("pk").pk
        Notification.objects.filter(pk=first).update(read_at=timezone.now())

        back = client.post("/notifications/", {"row": newest().pk})["Location"].removeprefix("/notifications/")
        page = page_of(client, back)
        assert (self.unread(), page.select_one(".messages[role=status]").text.strip()) == ([], "Marked as read.")
        undo = page.find("button", string="Undo")
        client.post("/notifications/", {undo["name"]: undo["value"]})

        assert self.unread() == ["answer 1"]
        assert page_of(client).select_one(".messages").text.strip() == "Marked as new again."

    def test_what_came_after_the_page_was_loaded_stays_new(self, say, client, member, other_member):
        answer(say, member, other_member)
        row = newest().pk
        notify(say("later", by=other_member, to=newest().comment.reply_to))

        client.post("/notifications/", {"row": row})

        assert self.unread() == ["later"]

    def test_all_are_marked_and_undone_and_what_was_read_before_stays_read(self, say, client, member, other_member):
        answer(say, member, other_member)
        Notification.objects.update(read_at=timezone.now())
        notify(say("@jonas-m!", by=other_member))

        marked = client.post("/notifications/")
        assert self.unread() == []
        undo = page_of(client, marked["Location"].removeprefix("/notifications/")).find("button", string="Undo")
        client.post("/notifications/", {undo["name"]: undo["value"]})

        assert self.unread() == ["@jonas-m!"]

    @pytest.mark.parametrize(("show", "left"), [("to-me", ["for all"]), ("following", ["answer 0"]), ("all", [])])
    def test_all_are_those_that_the_filter_shows(self, say, thing, client, member, other_member, show, left):
        follow(member, CONVERSATION, thing)
        answer(say, member, other_member)
        notify(say("for all", by=other_member, about=thing))

        client.post("/notifications/", {"show": show})

        assert self.unread() == left

    def test_nobody_marks_or_unmarks_those_of_somebody_else(self, say, client, member, other_member):
        answer(say, other_member, member)
        client.post("/notifications/")
        client.post("/notifications/", {"row": newest().pk})
        assert Notification.objects.unread().count() == 1

        moment = timezone.now()
        Notification.objects.update(read_at=moment)
        client.post("/notifications/", {"undo": moment.isoformat()})
        assert Notification.objects.unread().count() == 0

    @pytest.mark.parametrize("sent", [{"undo": "2020-13-01"}, {"undo": "x"}, {"row": "x"}, {"show": "a\nb"}])
    def test_values_that_make_no_sense_are_no_error(self, client, sent):
        assert client.post("/notifications/", sent).status_code == 302

    def test_a_get_marks_nothing(self, say, client, member, other_member):
        answer(say, member, other_member)

        client.get("/notifications/?row=1&undo=1")
        client.head("/notifications/")

        assert self.unread() == ["answer 0"]


def newest() -> Notification:
    return Notification.objects.latest("pk")
