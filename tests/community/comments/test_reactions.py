from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from community.comments import reactions, states
from community.comments.models import Comment, Reaction
from community.conversations.conversation_context import reacted_on
from community.conversations.pagination import get_page
from community.conversations.reader import Reader
from tests.community.comments.test_concurrency import at_once
from tests.community.posting.conftest import sign_in
from tests.factories import UserFactory


def counts(*comments: Comment) -> list[tuple[int, int]]:
    """How many each helped, and what it knows as its thread's first comment."""
    found = Comment.objects.in_bulk([comment.pk for comment in comments])
    return [(found[comment.pk].reaction_count, found[comment.pk].thread_max_reactions) for comment in comments]


def test_saying_it_twice_is_saying_it_once(say, member):
    comment = say("words")

    assert [reactions.add_reaction(comment, member), reactions.add_reaction(comment, member)] == [1, 1]

    assert counts(comment) == [(1, 1)]
    assert Reaction.objects.count() == 1


def test_what_was_taken_back_in_another_tab_is_not_taken_back_once_more_by_leaving(say, member, other_member):
    comment = say("words")
    reactions.add_reaction(comment, other_member)
    reactions.add_reaction(comment, member)
    reactions.remove_reaction(comment, member)

    reactions.delete_reactions(comment.conversation_id, [comment.pk], member)

    assert counts(comment) == [(1, 1)]


def test_taking_back_counts_down_once_and_only_what_was_said(say, member, other_member):
    comment = say("words")
    reactions.add_reaction(comment, member)

    assert reactions.remove_reaction(comment, other_member) == 1
    assert [reactions.remove_reaction(comment, member), reactions.remove_reaction(comment, member)] == [0, 0]

    assert counts(comment) == [(0, 0)]


def test_the_threads_first_comment_knows_the_highest_count_in_its_thread(say, member, other_member):
    top = say("top")
    reply = say("reply", to=top)
    deeper = say("deeper", to=reply)
    elsewhere = say("another thread")
    for comment in (top, deeper, elsewhere):
        reactions.add_reaction(comment, member)
    reactions.add_reaction(deeper, other_member)
    assert counts(top, reply, deeper, elsewhere) == [(1, 2), (0, 0), (2, 0), (1, 1)]

    reactions.remove_reaction(deeper, member)
    reactions.remove_reaction(deeper, other_member)

    assert counts(top, reply, deeper, elsewhere) == [(1, 1), (0, 0), (0, 0), (1, 1)]


def test_what_is_removed_lifts_its_thread_no_longer_until_it_is_restored(say, member):
    top = say("top")
    reply = say("reply", to=top)
    reactions.add_reaction(reply, member)

    states.change_status(Comment.objects.get(pk=reply.pk), Comment.Status.REMOVED)
    assert counts(top, reply) == [(0, 0), (1, 0)]

    states.change_status(Comment.objects.get(pk=reply.pk), Comment.Status.PUBLISHED)
    assert counts(top, reply) == [(0, 1), (1, 0)]


def test_ones_own_comment_cannot_help_oneself(say, member):
    with pytest.raises(PermissionDenied, match="This is your own comment"):
        reactions.add_reaction(say("mine", by=member), member)

    assert not Reaction.objects.exists()


@pytest.mark.parametrize("status", ["held", "spam", "removed", "withdrawn", "unconfirmed"])
def test_only_what_is_published_helps(say, member, status):
    with pytest.raises(reactions.CommentGone):
        reactions.add_reaction(say("words", status=status), member)

    assert not Reaction.objects.exists()


def test_ones_own_marks_on_a_page_cost_one_query(say, member, other_member, django_assert_num_queries):
    comments = [say(str(number)) for number in range(3)]
    reactions.add_reaction(comments[0], member)
    reactions.add_reaction(comments[1], other_member)

    page, reader = get_page(comments[0].conversation, Reader()), Reader.of(member)

    with django_assert_num_queries(1):
        assert reacted_on(page, reader) == {comments[0].pk}


@pytest.mark.django_db(transaction=True)
class TestTogether:
    def test_eight_members_at_once_are_eight(self, say):
        top = say("top")
        comment = say("words", to=top)
        members = [UserFactory() for _ in range(8)]

        answers = at_once([partial(reactions.add_reaction, comment, member) for member in members])

        assert sorted(answers) == [1, 2, 3, 4, 5, 6, 7, 8]
        assert counts(top, comment) == [(0, 8), (8, 0)]

    def test_one_member_on_eight_devices_is_one(self, say, member):
        comment = say("words")

        answers = at_once([partial(reactions.add_reaction, comment, member)] * 8)

        assert answers == [1] * 8
        assert counts(comment) == [(1, 1)]

    def test_half_say_it_while_the_others_take_it_back(self, say):
        comment = say("words")
        staying, leaving = [UserFactory() for _ in range(4)], [UserFactory() for _ in range(4)]
        for one in leaving:
            reactions.add_reaction(comment, one)

        at_once(
            [partial(reactions.add_reaction, comment, one) for one in staying]
            + [partial(reactions.remove_reaction, comment, one) for one in leaving]
        )

        assert counts(comment) == [(4, 4)]
        assert set(Reaction.objects.values_list("member", flat=True)) == {one.pk for one in staying}


class TestTheButton:
    @pytest.fixture
    def press(self) -> Callable[..., object]:
        """press(client, comment, "no"): as the form sends it; with JavaScript it asks for JSON."""

        def press(client: Client, comment: Comment, value: str = "yes", *, by_script: bool = False):
            headers = {"Accept": "application/json"} if by_script else {"Accept": "text/html,*/*;q=0.8"}
            return client.post(f"/comments/{comment.pk}/helped/", {"helped": value}, headers=headers)

        return press

    def test_leads_back_to_the_comment(self, say, member, press):
        comment = say("words")

        answer = press(sign_in(member), comment)

        assert (answer.status_code, answer["Location"]) == (302, f"/comments/{comment.pk}/")
        assert counts(comment) == [(1, 1)]

    def test_answers_a_script_with_the_count(self, say, member, press):
        client, comment = sign_in(member), say("words")

        assert press(client, comment, by_script=True).json() == {"count": 1}
        assert press(client, comment, "no", by_script=True).json() == {"count": 0}

    def test_is_told_no_about_ones_own(self, say, member, press):
        client, comment = sign_in(member), say("mine", by=member)

        page, answer = press(client, comment), press(client, comment, by_script=True)

        assert (page.status_code, answer.status_code) == (403, 403)
        assert "This is your own comment: others can say that it helped them." in page.text
        assert answer.json() == {"problem": "This is your own comment: others can say that it helped them."}

    @pytest.mark.parametrize("status", ["removed", "withdrawn"])
    def test_says_that_a_tombstone_is_no_longer_there(self, say, member, press, status):
        comment = say("words")
        say("reply", to=comment)
        states.change_status(comment, status)

        page = press(sign_in(member), comment)

        assert page.status_code == 409
        assert "This comment is no longer there" in page.text

    @pytest.mark.parametrize("status", ["held", "spam", "unconfirmed", "removed", "withdrawn"])
    def test_does_not_know_what_is_not_on_the_page(self, say, member, press, status):
        assert press(sign_in(member), say("words", status=status)).status_code == 404

    def test_does_not_know_comments_on_what_one_may_not_read(self, say, thing, member, press):
        comment = say("words")
        thing.is_secret = True
        thing.save()

        assert press(sign_in(member), comment).status_code == 404

    def test_leads_a_stranger_to_sign_in_and_back_to_the_comment(self, client, say, press):
        comment = say("words")

        answer = press(client, comment)

        assert answer["Location"] == f"/account/login/?next=/comments/{comment.pk}/"
        assert counts(comment) == [(0, 0)]

    def test_does_nothing_by_get(self, say, member):
        comment = say("words")

        assert sign_in(member).get(f"/comments/{comment.pk}/helped/").status_code == 200
        assert counts(comment) == [(0, 0)]

    def test_says_when_it_is_too_much(self, say, member, press, settings):
        settings.ACCOUNT_RATE_LIMITS = {"reaction": "1/m/key"}
        client, comment = sign_in(member), say("words")
        press(client, comment)

        answer = press(client, comment, "no", by_script=True)

        assert answer.status_code == 429
        assert answer.json()["problem"].startswith("That is a great deal of thanks")
        assert counts(comment) == [(1, 1)]
