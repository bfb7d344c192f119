"""Moderators merge two discussions: what moves along, what is refused, and how they come apart again."""

from functools import partial

import pytest
from django.test import Client

from community.comments import states
from community.comments.models import Comment, Mute
from community.comments.path import MAX_LEVEL
from community.comments.withdrawal import withdraw
from community.discussions import moderating
from community.discussions.models import Discussion
from community.discussions.moderating import NotPossible
from community.notifications.following import subscriptions
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from tests.community.comments.test_concurrency import at_once
from tests.community.discussions.conftest import sign_in
from tests.community.discussions.moved import again, is_counted_right, logged, said, tree
from tests.factories import UserFactory

FOLLOW = FOLLOW_KINDS["conversation"]


class TestMerging:
    @pytest.fixture
    def other(self, begin, answer) -> Discussion:
        other = begin("Mondays", body="And Mondays are worse.")
        answer(other, "Not with coffee.", reply_to=answer(other, "True."))
        return other

    def test_its_opening_becomes_a_thread_and_its_address_leads_there(self, walk, other, moderator):
        moderating.merge(other, walk, by=moderator)

        assert tree(walk)[-3:] == [("And Mondays are worse.", 0), ("True.", 1), ("Not with coffee.", 2)]
        assert again(walk).answer_count == 7
        assert (again(other).is_published, again(other).merged_into) == (False, walk)
        assert is_counted_right()
        response = Client().get(other.get_absolute_url(), follow=True)
        assert response.redirect_chain[-1][0] == f"{walk.get_absolute_url()}#c{other.opening_id}"
        assert "Mondays" not in Client().get("/discussions/").text

    def test_it_is_taken_apart_again(self, walk, other, answer, moderator):
        both = tree(walk), tree(other)
        moderating.merge(other, walk, by=moderator)
        answer(walk, "Tea, then.", reply_to=said("And Mondays are worse."))

        moderating.take_apart(again(other), by=moderator)

        assert (tree(walk), tree(other)) == (both[0], [*both[1], ("Tea, then.", 0)])
        assert Client().get(other.get_absolute_url()).status_code == 200
        assert is_counted_right()
        assert [act for act, _ in logged()] == ["merge", "apart"]
        with pytest.raises(NotPossible, match="nothing to undo any more"):
            moderating.take_apart(again(other), by=moderator)

    def test_the_deepest_replies_stand_beside_each_other_and_come_apart_as_they_were(
        self, walk, begin, answer, moderator
    ):
        deep = begin("Deep")
        chain = [answer(deep, "level 0")]
        for level in range(1, MAX_LEVEL + 1):
            chain.append(answer(deep, f"level {level}", reply_to=chain[-1]))
        before = tree(deep)
        moderating.merge(deep, walk, by=moderator)
        assert max(level for _, level in tree(walk)) == MAX_LEVEL
        assert is_counted_right()
        moderating.take_apart(again(deep), by=moderator)
        assert tree(deep) == before
        assert is_counted_right()

    def test_not_into_itself_nor_its_own_split_nor_what_is_hidden(self, walk, other, moderator):
        with pytest.raises(NotPossible, match="the same discussion"):
            moderating.merge(walk, walk, by=moderator)
        new = moderating.split(said("We walk."), "Walking", by=moderator)
        newer = moderating.split(said("Where do you walk?"), "Where", by=moderator)
        for split in (new, newer):
            with pytest.raises(NotPossible, match="was split off from this one"):
                moderating.merge(again(walk), split, by=moderator)
        states.change_status(other.opening, "removed")
        with pytest.raises(NotPossible, match="not published now"):
            moderating.merge(walk, again(other), by=moderator)

    def test_an_alias_that_somebody_else_has_there_becomes_another_one(self, begin, answer, moderator, nameless_topic):
        first, second = (begin(f"{place}", topic=nameless_topic) for place in ("Here", "There"))
        here = answer(first, "Me.", without_name=True)
        there = answer(second, "Me too.", without_name=True)
        Comment.objects.filter(pk=there.pk).update(alias=here.alias)
        muting = UserFactory()
        Mute.objects.create(member=muting, conversation=there.conversation, alias=here.alias)

        moderating.merge(second, first, by=moderator)

        renamed = said("Me too.").alias
        assert renamed not in ("", here.alias)
        assert said("Me.").alias == here.alias
        assert Mute.objects.filter(member=muting, conversation=here.conversation, alias=renamed).exists()

    def test_its_followers_follow_the_other_one(self, walk, other, moderator, member):
        subscriptions.follow(member, FOLLOW, other)
        moderating.merge(other, walk, by=moderator)
        assert [row.member for row in FOLLOW.subscriptions(walk)] == [member]
        assert not FOLLOW.subscriptions(other).exists()

    def test_withdrawing_the_text_takes_its_title_along_there_too(self, walk, other, moderator):
        moderating.merge(other, walk, by=moderator)
        withdraw(said("And Mondays are worse."))
        assert again(other).title == ""

    def test_nobody_writes_at_the_old_place(self, walk, other, moderator, member):
        moderating.merge(other, walk, by=moderator)
        address = f"/comments/on/discussions.discussion/{other.pk}/"
        assert (Client().get(address).status_code, sign_in(member).get(address).status_code) == (404, 404)
        assert sign_in(moderator).get(address).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_of_two_who_merge_crosswise_at_once_one_is_told(an_index, begin):
    first, second, moderator = begin("First"), begin("Second"), UserFactory()
    refused: list[str] = []

    def try_to(source: Discussion, into: Discussion) -> None:
        try:
            moderating.merge(again(source), again(into), by=moderator)
        except NotPossible as why:
            refused.append(str(why))

    at_once([partial(try_to, first, second), partial(try_to, second, first)])

    assert refused == [moderating.ALREADY]
    assert Discussion.objects.filter(merged_into=None).count() == 1
    assert is_counted_right()
