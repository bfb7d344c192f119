"""What belongs to comments follows them when they are split off or merged: links, drafts, lists, feeds, counters."""

import json
from typing import Any

import pytest
from django.test import Client

from community.comments.models import Comment, Conversation, Feature, Reaction, SavedDraft, Visit
from community.comments.path import WIDTH
from community.discussions import moderating
from community.discussions.models import MAX_TITLE_LENGTH, Discussion
from community.notifications.following import subscriptions
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.models import Notification
from tests.community.discussions.conftest import sign_in
from tests.community.discussions.moved import again, is_counted_right, logged, said, tree
from tests.community.discussions.stories import places_with

FOLLOW = FOLLOW_KINDS["conversation"]


@pytest.fixture
def other(begin: Any, answer: Any) -> Discussion:
    other = begin("Mondays", body="And Mondays are worse.")
    answer(other, "Not with coffee.", reply_to=answer(other, "True."))
    return other


def feed_of(discussion: Discussion) -> str:
    return Client().get(f"/comments/on/discussions.discussion/{discussion.pk}/feed/").text


class TestSplitting:
    def test_every_link_leads_to_where_the_comment_is_now(self, walk, moderator):
        links = {comment.pk: comment.comment for comment in Comment.objects.all()}
        new = moderating.split(said("We walk."), "Walking", by=moderator)
        for pk, text in links.items():
            there = walk if text in ("It starts with the lunch boxes.", "We cook.") else new
            assert Client().get(f"/comments/{pk}/")["Location"].startswith(there.get_absolute_url()), text

    def test_paths_levels_and_threads_are_those_of_a_discussion_that_was_written_so(self, walk, moderator):
        moderating.split(said("We walk."), "Walking", by=moderator)
        top, below = said("Where do you walk?"), said("Along the river.")
        assert (top.path, top.level, top.thread_id, top.parent_id) == (f"{top.pk:0{WIDTH}x}", 0, top.pk, top.pk)
        assert (below.path, below.level) == (f"{top.path}{below.pk:0{WIDTH}x}", 1)
        assert (below.thread_id, below.parent_id, below.reply_to) == (top.pk, top.pk, top)
        assert top.reply_to is None

    def test_the_feeds_follow(self, walk, moderator):
        new = moderating.split(said("Where do you walk?"), "Walking", by=moderator)
        assert ["Along the river." in feed_of(each) for each in (walk, new)] == [False, True]
        moderating.put_back(again(new), by=moderator)
        assert "Along the river." in feed_of(walk)

    def test_the_lists_have_both_and_then_one(self, walk, moderator):
        lists = ("/discussions/", "/discussions/?sort=new")
        new = moderating.split(said("Where do you walk?"), "Whereabouts", by=moderator)
        assert places_with("Whereabouts", lists) == list(lists)
        moderating.put_back(again(new), by=moderator)
        assert places_with("Whereabouts", lists) == []
        assert places_with("Sunday evenings", lists) == list(lists)

    def test_what_is_split_off_without_answers_is_unanswered(self, walk, moderator):
        moderating.split(said("We cook."), "Cooking", by=moderator)
        assert places_with("Cooking", ("/discussions/?sort=unanswered",)) == ["/discussions/?sort=unanswered"]
        assert places_with("Sunday evenings", ("/discussions/?sort=unanswered",)) == []

    def test_reactions_and_notifications_stay_with_their_comment(self, walk, moderator, member):
        river = said("Along the river.")
        Reaction.objects.create(member=member, comment=river)
        Notification.objects.create(recipient=member, comment=river, kind="reply")

        new = moderating.split(said("Where do you walk?"), "Walking", by=moderator)

        assert Reaction.objects.get().comment.conversation == new.opening.conversation
        assert "Walking" in sign_in(member).get("/notifications/").text

    def test_a_draft_of_an_answer_to_the_new_opening_becomes_an_answer_to_it_all(self, walk, moderator, member):
        where, here = said("Where do you walk?"), walk.opening.conversation
        SavedDraft.objects.create(
            member=member, reply_to=where, content_type=here.content_type, object_id=walk.pk, body="In the park"
        )
        new = moderating.split(where, "Walking", by=moderator)
        draft = SavedDraft.objects.get()
        assert (draft.object_id, draft.reply_to, draft.body) == (new.pk, None, "In the park")

    def test_drafts_of_what_stays_stay(self, walk, moderator, member):
        cook, here = said("We cook."), walk.opening.conversation
        SavedDraft.objects.create(
            member=member, reply_to=cook, content_type=here.content_type, object_id=walk.pk, body="What?"
        )
        moderating.split(said("Where do you walk?"), "Walking", by=moderator)
        assert (SavedDraft.objects.get().object_id, SavedDraft.objects.get().reply_to) == (walk.pk, cook)

    def test_who_may_write_there_may_write_in_what_was_split_off(self, walk, moderator):
        Conversation.objects.filter(pk=walk.opening.conversation_id).update(is_for_members=True, is_read_first=True)
        new = moderating.split(said("Where do you walk?"), "Walking", by=moderator)
        to = new.opening.conversation
        assert (to.is_for_members, to.is_read_first) == (True, True)

    def test_structured_data_speaks_of_each_alone(self, walk, moderator):
        new = moderating.split(said("Where do you walk?"), "Walking", by=moderator)

        def data(discussion: Discussion) -> list[str]:
            page = Client().get(discussion.get_absolute_url()).text
            found = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
            return [each["text"] for each in json.loads(found)["comment"]]

        assert (data(walk), data(new)) == (["We walk.", "We cook."], ["Along the river."])


class TestMerging:
    def test_every_link_leads_there_and_back(self, walk, other, moderator):
        links = list(Comment.objects.filter(conversation=other.opening.conversation).values_list("pk", flat=True))
        moderating.merge(other, walk, by=moderator)
        for pk in links:
            assert Client().get(f"/comments/{pk}/")["Location"].startswith(walk.get_absolute_url())
        moderating.take_apart(again(other), by=moderator)
        for pk in links:
            assert Client().get(f"/comments/{pk}/")["Location"].startswith(other.get_absolute_url())

    def test_its_title_is_on_no_public_page_and_its_words_are_in_the_feed_there(self, walk, other, moderator):
        lists = ("/discussions/", "/discussions/?sort=new", "/discussions/feed/", "/sitemap.xml")
        moderating.merge(other, walk, by=moderator)
        assert places_with("Mondays</a>", lists) == []
        assert places_with(other.get_absolute_url(), lists) == []
        assert "Not with coffee." in feed_of(walk)

    def test_a_draft_of_an_answer_to_it_is_kept_as_an_answer_there(self, walk, other, moderator, member):
        here = other.opening.conversation
        draft = {"content_type": here.content_type, "object_id": other.pk, "member": member}
        SavedDraft.objects.create(reply_to=None, body="Tea, then.", **draft)
        SavedDraft.objects.create(reply_to=said("True."), body="So true.", **draft)
        moderating.merge(other, walk, by=moderator)
        kept = {(row.object_id, row.reply_to_id, row.body) for row in SavedDraft.objects.all()}
        assert kept == {(walk.pk, None, "Tea, then."), (walk.pk, said("True.").pk, "So true.")}

    def test_two_drafts_of_the_same_member_become_one_and_no_word_is_lost(self, walk, other, moderator, member):
        for place, body in ((walk, "We ride."), (other, "Tea, then.")):
            SavedDraft.objects.create(
                member=member, content_type=place.opening.conversation.content_type, object_id=place.pk, body=body
            )
        moderating.merge(other, walk, by=moderator)
        kept = SavedDraft.objects.get()
        assert (kept.object_id, "We ride." in kept.body, "Tea, then." in kept.body) == (walk.pk, True, True)

    def test_who_follows_both_follows_once(self, walk, other, moderator, member):
        for each in (walk, other):
            subscriptions.follow(member, FOLLOW, each)
        moderating.merge(other, walk, by=moderator)
        assert [row.member for row in FOLLOW.subscriptions(walk)] == [member]

    def test_features_go_along_and_visits_there_stay_as_they_were(self, walk, other, moderator, member):
        Feature.objects.create(comment=said("True."), conversation=other.opening.conversation)
        there, seen_at = walk.opening.conversation, said("We walk.").published_at
        Visit.objects.create(member=member, conversation=there, seen_at=seen_at)
        moderating.merge(other, walk, by=moderator)
        assert Feature.objects.get().conversation == there
        assert Visit.objects.get(conversation=there, member=member).seen_at == seen_at

    def test_what_is_hidden_moves_along_and_is_in_no_count(self, walk, other, answer, moderator):
        answer(other, "This waits.", status="held")
        moderating.merge(other, walk, by=moderator)
        assert said("This waits.").conversation == walk.opening.conversation
        assert again(walk).answer_count == 7
        assert "This waits." not in Client().get(walk.get_absolute_url()).text
        assert is_counted_right()


class TestBadInput:
    def post(self, who: Any, address: str, **typed: str) -> int:
        return sign_in(who).post(address, typed).status_code

    @pytest.mark.parametrize(
        "title", ["", "   ", "🤹🤹", "https://example.org/", "x" * (MAX_TITLE_LENGTH + 1), "x" * 10_000]
    )
    def test_a_title_that_is_none_changes_nothing(self, walk, moderator, title):
        before = tree(walk)
        assert self.post(moderator, f"/discussions/split/{said('We cook.').pk}/", title=title) == 422
        assert self.post(moderator, f"/discussions/{walk.pk}/moderate/", rename="", title=title, why="So.") == 422
        assert (tree(walk), again(walk).title, Discussion.objects.count()) == (before, "Sunday evenings", 1)
        assert logged() == []

    def test_a_topic_that_vanished_meanwhile(self, walk, topic, moderator):
        gone = str(topic.pk)
        topic.delete()
        assert self.post(moderator, f"/discussions/{walk.pk}/moderate/", move="", topic=gone) == 422
        assert (again(walk).topic, logged()) == (None, [])

    def test_a_button_that_does_not_exist_does_nothing(self, walk, moderator):
        assert self.post(moderator, f"/discussions/{walk.pk}/moderate/", explode="") == 422
        assert logged() == []

    @pytest.mark.parametrize("role", ["member", "author", "editor"])
    def test_no_other_role_presses_any_of_them(self, walk, other, role, request):
        who = request.getfixturevalue(role)
        assert self.post(who, f"/discussions/{walk.pk}/moderate/", merge="", into=str(other.pk)) == 403
        assert self.post(who, f"/discussions/split/{said('We cook.').pk}/", title="Cooking") == 403
        assert (Discussion.objects.filter(is_published=True).count(), logged()) == (2, [])

    def test_one_whose_starter_has_left_is_merged_and_taken_apart(self, walk, other, moderator):
        Comment.objects.filter(pk=other.opening_id).update(user=None, user_name="A former member")
        moderating.merge(again(other), walk, by=moderator)
        moderating.take_apart(again(other), by=moderator)
        assert "A former member" in Client().get(other.get_absolute_url()).text
        assert is_counted_right()
