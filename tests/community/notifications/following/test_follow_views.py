import pytest
from bs4 import BeautifulSoup

from community.comments.models import Conversation
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import follow
from community.notifications.models import Subscription
from tests.community.posting.conftest import sign_in

CONVERSATION, BRANCH = FOLLOW_KINDS["conversation"], FOLLOW_KINDS["branch"]


class TestTheButton:
    @pytest.fixture
    def address(self, thing) -> str:
        return f"/notifications/following/conversation/things.thing.{thing.pk}/"

    def test_follows_and_unfollows_also_before_anybody_spoke(self, thing, member, address):
        client = sign_in(member)

        assert client.post(address, {"follow": "yes"})["Location"] == f"/things/{thing.pk}/#follow-conversation"
        assert client.post(address, {"follow": "yes"}).status_code == 302
        assert Subscription.objects.get().member == member

        client.post(address, {"follow": "no"})
        assert not Subscription.objects.exists()

    def test_of_a_comment_stands_on_the_page_of_more(self, say, member):
        comment = say("words")
        client = sign_in(member)

        answer = client.post(f"/notifications/following/branch/{comment.pk}/", {"follow": "yes"})

        assert answer["Location"] == f"/comments/{comment.pk}/more/#follow-branch"
        assert [row.target for row in Subscription.objects.all()] == [comment]
        assert "Unfollow this comment and its answers" in client.get(f"/comments/{comment.pk}/more/").text

    def test_htmx_gets_the_button_and_the_words_to_announce(self, member, address):
        answer = sign_in(member).post(address, {"follow": "yes"}, headers={"HX-Request": "true"})

        piece = BeautifulSoup(answer.text, "html.parser")
        assert piece.button["value"] == "no"
        assert piece.button["id"] == "follow-conversation"
        assert piece.select_one("#announcer").text == "You follow A thing: new comments come to your notifications."

    def test_leads_a_stranger_to_sign_in_and_back(self, client, thing, address):
        sign_in_address = f"/account/login/?next=/things/{thing.pk}/%23follow-conversation"

        assert client.post(address)["Location"] == sign_in_address
        assert client.post(address, headers={"HX-Request": "true"})["HX-Redirect"] == sign_in_address
        assert not Conversation.objects.exists()

    def test_does_nothing_by_get_and_nothing_where_one_may_not_read(self, thing, member, address):
        client = sign_in(member)
        assert client.get(f"{address}?follow=yes")["Location"] == f"/things/{thing.pk}/#follow-conversation"
        assert client.put(address).status_code == 405
        assert not Subscription.objects.exists()
        thing.is_secret = True
        thing.save()
        assert client.post(address).status_code == 404

    @pytest.mark.parametrize("key", ["5", "things.thing", "things.thing.x", "members.user.1", "..", f"x.y.{'9' * 40}"])
    def test_of_what_is_not_there_is_not_found(self, member, key):
        assert sign_in(member).post(f"/notifications/following/conversation/{key}/").status_code == 404

    def test_of_a_held_comment_is_not_found(self, say, member):
        held = say("words", status="held")

        assert sign_in(member).post(f"/notifications/following/branch/{held.pk}/").status_code == 404

    def test_of_a_page_that_was_open_before_still_unfollows(self, thing, member, address):
        follow(member, CONVERSATION, thing)

        sign_in(member).post(address, {"act": "unfollow"})

        assert not Subscription.objects.exists()


class TestTheList:
    def test_shows_ones_own_by_kind_and_unfollows(self, thing, say, member, other_member):
        comment = say("words")
        follow(member, CONVERSATION, thing)
        follow(member, BRANCH, comment)
        follow(other_member, CONVERSATION, thing)
        client = sign_in(member)
        page = BeautifulSoup(client.get("/notifications/following/").text, "html.parser")
        assert [heading.text for heading in page.select("main h2")] == ["Conversations", "Comments and their answers"]
        assert [(link.text, link["href"]) for link in page.select(".followed-list a")] == [
            ("A thing", f"/things/{thing.pk}/#conversation"),
            ("Ann Lee in A thing", f"/comments/{comment.pk}/"),
        ]

        for button in page.select(".followed-list button"):
            assert client.post(button["formaction"])["Location"] == "/notifications/following/#followed"

        assert [each.member for each in Subscription.objects.all()] == [other_member]
        assert "You’re not following anything" in client.get("/notifications/following/").text

    def test_lets_nobody_unfollow_for_somebody_else(self, thing, member, other_member):
        follow(other_member, CONVERSATION, thing)
        address = f"/notifications/following/{Subscription.objects.get().pk}/unfollow/"

        assert sign_in(member).post(address).status_code == 302
        assert sign_in(other_member).get(address)["Location"] == "/notifications/following/"

        assert Subscription.objects.count() == 1

    def test_outlives_what_was_followed(self, thing, member):
        follow(member, CONVERSATION, thing)
        thing.delete()

        assert "A page that is no longer there" in sign_in(member).get("/notifications/following/").text

    def test_names_nobody_whose_comment_is_no_longer_shown(self, say, member, django_capture_on_commit_callbacks):
        comment = say("words")
        follow(member, BRANCH, comment)
        comment.status = "removed"
        comment.save()

        page = sign_in(member).get("/notifications/following/").text
        assert "a comment no longer shown in A thing" in page
        assert "Ann Lee" not in page

    def test_is_for_members(self, client):
        assert client.get("/notifications/following/")["Location"] == "/account/login/?next=/notifications/following/"

    def test_costs_the_same_for_three_as_for_one(self, say, thing, member, django_assert_num_queries):
        follow(member, CONVERSATION, thing)
        follow(member, BRANCH, say("one"))
        client = sign_in(member)
        client.get("/notifications/following/")
        with django_assert_num_queries(10) as for_one:
            client.get("/notifications/following/")

        for number in range(2):
            follow(member, BRANCH, say(f"more {number}"))
        with django_assert_num_queries(len(for_one)):
            client.get("/notifications/following/")
