"""The form and the link of the e-mail, answer by answer: methods, unknown things, bad input, what it costs."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from blog.models import ArticlePage, Topic
from blog.newsletter.subscribing import token_for
from community.members.models import User
from community.notifications.models import Subscription
from tests.blog.newsletter.people import Followers

pytestmark = pytest.mark.usefixtures("queued", "_commits")
FORM = "/newsletter/subscribe/topic/sleep/"


@pytest.fixture
def client(topic: Topic) -> Client:
    return Client(enforce_csrf_checks=True)


def link_of(subscription: Subscription) -> str:
    return reverse("newsletter-confirm", args=[token_for(subscription)])


class TestTheForm:
    @pytest.mark.parametrize("method", ["put", "patch", "delete"])
    def test_it_is_read_and_posted_and_nothing_else(self, client: Client, method: str) -> None:
        assert getattr(client, method)(FORM).status_code == 405
        assert Subscription.objects.count() == 0

    def test_to_read_it_changes_nothing(self, client: Client) -> None:
        answer = client.get(FORM, {"email": "ann@example.net"})

        assert (answer.status_code, client.head(FORM).status_code) == (200, 200)
        assert "Enter your e-mail address." not in answer.text
        assert (Subscription.objects.count(), mail.outbox) == (0, [])

    @pytest.mark.parametrize(
        "path",
        [
            "/newsletter/subscribe/topic/wake/",
            "/newsletter/subscribe/story/sleep/",
            "/newsletter/subscribe/member/rosa/",
            "/newsletter/subscribe/author/jonas-m/",
            "/newsletter/subscribe/author/nobody/",
        ],
    )
    def test_what_is_not_there_is_not_found_by_any_method(self, client: Client, member: User, path: str) -> None:
        assert client.get(path).status_code == 404
        assert client.post(path, {"email": "ann@example.net"}).status_code == 404
        assert Subscription.objects.count() == 0

    def test_an_author_all_of_whose_articles_were_taken_off_is_not_found(
        self, client: Client, on_sleep: ArticlePage
    ) -> None:
        path = "/newsletter/subscribe/author/rosa/"
        assert client.get(path).status_code == 200

        ArticlePage.objects.update(live=False)

        assert client.get(path).status_code == 404

    @pytest.mark.parametrize(
        "typed",
        [
            *(
                "",
                " ",
                "ann",
                "ann@",
                "@example.net",
                "ann@example",
                "ann @example.net",
                "ann@example.net, b@example.net",
            ),
            *("ann@example.net\nBcc: b@example.net", "ann\0@example.net", "a" * 250 + "@example.net"),
        ],
    )
    def test_what_is_no_address_is_asked_for_again_and_kept(self, client: Client, typed: str) -> None:
        answer = client.post(FORM, {"email": typed})

        assert answer.status_code == 422
        assert (Subscription.objects.count(), mail.outbox) == (0, [])
        if typed == "ann@":
            assert 'value="ann@"' in answer.text

    def test_without_a_field_at_all_it_asks_for_one(self, client: Client) -> None:
        answer = client.post(FORM, {})

        assert (answer.status_code, "Enter your e-mail address." in answer.text) == (422, True)

    def test_what_was_typed_is_shown_and_not_obeyed(self, client: Client) -> None:
        answer = client.post(FORM, {"email": '"><script>alert(1)</script>'})

        assert "<script>alert" not in answer.text

    def test_capitals_and_spaces_around_an_address_make_no_second_one(self, client: Client) -> None:
        for typed in ("Ann@Example.net", " ann@example.net ", "ann@example.net"):
            assert client.post(FORM, {"email": typed}).status_code == 200

        assert list(Subscription.objects.values_list("guest_email", "is_active")) == [("ann@example.net", False)]

    def test_nobody_keeps_the_answer(self, client: Client) -> None:
        for answer in (client.get(FORM), client.post(FORM, {"email": "ann@example.net"})):
            assert "no-store" in answer["Cache-Control"]
            assert not answer.cookies

    def test_a_member_is_led_on_and_subscribes_nobody(self, client: Client, member: User) -> None:
        client.force_login(member)

        answer = client.post(FORM, {"email": "ann@example.net"})

        assert (answer.status_code, answer.url.rpartition("#")[2]) == (302, "follow-topic")
        assert Subscription.objects.count() == 0


class TestTheLink:
    @pytest.mark.parametrize("method", ["get", "head"])
    def test_to_open_it_changes_nothing(self, client: Client, followers: Followers, method: str) -> None:
        """Mail scanners open every link."""
        asked = followers.guest("ann", is_active=False)

        assert getattr(client, method)(link_of(asked)).status_code == 200

        asked.refresh_from_db()
        assert not asked.is_active

    def test_posted_twice_it_is_still_one(self, client: Client, followers: Followers) -> None:
        asked = followers.guest("ann", is_active=False)

        assert [client.post(link_of(asked)).status_code for _ in range(2)] == [200, 200]
        assert list(Subscription.objects.values_list("guest_email", "is_active")) == [("ann@example.net", True)]

    @pytest.mark.parametrize("method", ["put", "delete"])
    def test_other_methods_are_refused(self, client: Client, followers: Followers, method: str) -> None:
        assert getattr(client, method)(link_of(followers.guest("ann", is_active=False))).status_code == 405

    def test_one_that_was_altered_anywhere_confirms_nothing(self, client: Client, followers: Followers) -> None:
        asked, other = followers.guest("ann", is_active=False), followers.guest("ben", is_active=False)
        token = token_for(asked)
        forged = [
            token[:-1],
            token + "x",
            token.upper(),
            token.replace(str(asked.pk), str(other.pk), 1),
            "x",
            "1.x:y:z",
        ]

        for one in forged:
            assert client.post(reverse("newsletter-confirm", args=[one])).status_code == 404

        assert not Subscription.objects.filter(is_active=True).exists()

    def test_one_for_an_address_does_not_confirm_the_next_who_has_the_row(
        self, client: Client, followers: Followers
    ) -> None:
        asked = followers.guest("ann", is_active=False)
        link = link_of(asked)
        Subscription.objects.update(guest_email="ben@example.net")

        assert client.post(link).status_code == 404
        assert not Subscription.objects.filter(is_active=True).exists()

    def test_of_a_topic_that_was_deleted_it_says_so(self, client: Client, followers: Followers, topic: Topic) -> None:
        link = link_of(followers.guest("ann", is_active=False))
        topic.delete()

        assert client.get(link).status_code == 404
        assert client.post(link).status_code == 404

    def test_one_of_a_member_is_no_guests(self, client: Client, member: User, topic: Topic) -> None:
        row = Subscription.objects.create(target=topic, member=member)

        assert client.post(link_of(row)).status_code == 404

    def test_it_names_what_it_is_about_and_not_whose_address_it_is(self, client: Client, followers: Followers) -> None:
        text = re.sub(r"\s+", " ", client.get(link_of(followers.guest("ann", is_active=False))).text)

        assert "Sleep" in text
        assert "ann@example.net" not in text

    def test_nobody_keeps_it(self, client: Client, followers: Followers) -> None:
        assert "no-store" in client.get(link_of(followers.guest("ann", is_active=False)))["Cache-Control"]
