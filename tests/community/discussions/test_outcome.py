"""How it turned out: the starter says it, once; followers are told; and it is asked for after a month."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.comments import saved_drafts, states
from community.comments.models import Comment
from community.discussions.models import Discussion, slug_of
from community.discussions.outcome import ASKED_AFTER, NOT_ASKED_AFTER, ask_how_it_turned_out, outcome_of
from community.notifications.following import subscriptions
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.models import Notification, Preferences
from tests.community.discussions.conftest import sign_in
from tests.factories import UserFactory

TEXT = "I said I'd like Thursdays, and she went to the cinema."


@pytest.fixture
def discussion(begin, answer, known, member) -> Discussion:
    started = begin(by=known(member))
    answer(started, "Say it plainly.")
    return started


@pytest.fixture
def say_it(django_capture_on_commit_callbacks):
    def say_it(discussion: Discussion, who, text: str = TEXT, **more: str):
        client = sign_in(who)
        with time_machine.travel(datetime.now(UTC) - timedelta(minutes=1)):
            page = client.get(f"/discussions/{discussion.pk}/outcome/").text
        form = page[page.index("data-writer") :]
        found = re.findall(r'<input[^>]*? name="(\w+)" value="([^"]*)"', form)
        hidden = {name: unescape(value) for name, value in found}
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(f"/discussions/{discussion.pk}/outcome/", hidden | {"body": text} | more)

    return say_it


def page_of(discussion: Discussion, who=None) -> str:
    return (sign_in(who) if who else Client()).get(discussion.get_absolute_url()).text


def told(kind: str) -> list[str]:
    return sorted(Notification.objects.filter(kind=kind).values_list("recipient__username", flat=True))


class TestSayingIt:
    def test_it_stands_on_top_and_in_the_thread_and_followers_are_told_once(self, discussion, say_it, member):
        follower = UserFactory(username="follower")
        subscriptions.follow(follower, FOLLOW_KINDS["conversation"], discussion)
        subscriptions.follow(member, FOLLOW_KINDS["conversation"], discussion)

        assert say_it(discussion, member)["Location"] == discussion.get_absolute_url()

        page = page_of(discussion)
        assert re.search(r'class="outcome".*?How it turned out, .*?cinema', page, re.DOTALL)
        assert page.count("went to the cinema.</p>") == 2
        assert told("turned-out") == ["follower"]
        assert "says how it turned out:" in sign_in(follower).get("/notifications/").text

    def test_it_is_offered_to_the_starter_until_it_is_said(self, discussion, say_it, begin, member, other_member):
        offered = "Say how it turned out"
        assert offered in page_of(discussion, member)
        assert offered not in page_of(discussion, other_member)
        assert offered not in page_of(begin("Without an answer", by=member), member)
        say_it(discussion, member)
        assert offered not in page_of(discussion, member)

    def test_a_second_one_is_refused_and_a_second_click_is_not(self, discussion, say_it, member):
        say_it(discussion, member)
        assert say_it(discussion, member).status_code == 302
        response = say_it(discussion, member, "And on Friday she did it again.")
        assert (response.status_code, "You have said already how it turned out" in response.text) == (409, True)
        assert "And on Friday she did it again." in response.text
        assert Comment.objects.filter(is_outcome=True).count() == 1

    def test_after_withdrawing_it_is_said_anew(self, discussion, say_it, member):
        say_it(discussion, member)
        sign_in(member).post(f"/comments/{outcome_of(discussion).pk}/withdraw/")
        assert 'class="outcome"' not in page_of(discussion)
        assert say_it(discussion, member, "It turned out well.").status_code == 302
        assert "It turned out well." in page_of(discussion)

    def test_a_held_or_removed_one_is_not_on_top(self, discussion, say_it, member):
        say_it(discussion, member)
        for status in (Comment.Status.HELD, Comment.Status.PUBLISHED, Comment.Status.REMOVED):
            states.change_status(outcome_of(discussion), status)
            assert ('class="outcome"' in page_of(discussion)) is (status == Comment.Status.PUBLISHED)

    def test_an_alias_stays_an_alias_without_being_asked(self, begin, answer, say_it, known, member, nameless_topic):
        started = begin(by=known(member), without_name=True, topic=nameless_topic)
        answer(started)
        say_it(started, member)
        outcome = outcome_of(started)
        assert (outcome.alias, outcome.user) == (started.opening.alias, member)
        assert member.display_name not in page_of(started)

    def test_the_privacy_check_asks_first(self, discussion, say_it, member):
        response = say_it(discussion, member, "Call me on +44 7700 900123, it worked.")
        assert (response.status_code, "Post as it is" in response.text) == (422, True)
        assert say_it(discussion, member, "Call me on +44 7700 900123, it worked.", as_it_is="1").status_code == 302

    def test_the_draft_is_kept_and_discarded(self, discussion, member):
        client = sign_in(member)
        draft = {"reply_to": str(discussion.opening_id), "body": "She said"}
        client.post(f"/comments/on/discussions.discussion/{discussion.pk}/draft/", draft)
        assert "She said" in client.get(f"/discussions/{discussion.pk}/outcome/").text
        client.post(f"/discussions/{discussion.pk}/outcome/", {"discard": "1"})
        assert saved_drafts.find(member, discussion, discussion.opening) is None

    def test_saying_it_puts_the_draft_away(self, discussion, say_it, member):
        saved_drafts.save(member, discussion, discussion.opening, "She said")
        say_it(discussion, member)
        assert saved_drafts.find(member, discussion, discussion.opening) is None

    def test_only_the_starter_finds_the_form_and_only_while_it_is_published(self, discussion, member, other_member):
        address = f"/discussions/{discussion.pk}/outcome/"
        assert sign_in(other_member).get(address).status_code == 404
        assert Client().get(address).status_code == 302
        states.change_status(discussion.opening, Comment.Status.HELD)
        assert sign_in(member).get(address).status_code == 404

    def test_an_empty_one_comes_back(self, discussion, say_it, member):
        assert say_it(discussion, member, " ").status_code == 422
        assert outcome_of(discussion) is None

    def test_in_a_closed_discussion_the_reason_is_said(self, discussion, say_it, member):
        discussion.conversation.__class__.objects.filter(pk=discussion.opening.conversation_id).update(state="closed")
        response = say_it(discussion, member)
        assert (response.status_code, TEXT.replace("'", "&#x27;") in response.text) == (403, True)


class TestAsking:
    @pytest.fixture
    def old(self, discussion):
        Discussion.objects.filter(pk=discussion.pk).update(created_at=timezone.now() - ASKED_AFTER)
        return discussion

    def test_after_a_month_and_once_on_the_site(self, old, member):
        assert ask_how_it_turned_out(timezone.now() - timedelta(minutes=1)) == 0
        assert [ask_how_it_turned_out(), ask_how_it_turned_out()] == [1, 0]
        assert told("outcome") == [member.username]
        page = sign_in(member).get("/notifications/").text
        assert "Others would like to know how it turned out:" in page
        assert old.title in page

    def test_never_of_one_that_is_very_old(self, old):
        Discussion.objects.update(created_at=timezone.now() - NOT_ASKED_AFTER)
        assert ask_how_it_turned_out() == 0

    def test_not_who_has_said_it_or_switched_it_off_or_has_no_answer(self, old, say_it, member):
        Preferences.objects.create(member=member, asks_how_it_turned_out=False)
        assert ask_how_it_turned_out() == 0
        Discussion.objects.update(outcome_asked_at=None)
        Preferences.objects.update(asks_how_it_turned_out=True)
        Discussion.objects.update(answer_count=0)
        assert ask_how_it_turned_out() == 0
        Discussion.objects.update(answer_count=1)
        say_it(old, member)
        assert ask_how_it_turned_out() == 0
        assert told("outcome") == []

    def test_nobody_who_has_left_is_asked(self, old, member):
        member.is_active = False
        member.save()
        assert ask_how_it_turned_out() == 0


@pytest.mark.parametrize("word", ["Rename", "outcome", "Moderate!"])
def test_a_title_that_is_the_name_of_a_page_has_an_address_of_its_own(begin, word):
    discussion = begin(word)
    assert slug_of(word).endswith("-")
    assert Client().get(discussion.get_absolute_url()).status_code == 200
