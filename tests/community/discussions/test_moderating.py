"""Moderators split off a branch: what moves along, what is refused, and how it is undone. And the pages for it."""

from typing import Any

import pytest
from django.test import Client

from community.comments.models import Comment, Feature, Question, SavedDraft, Visit
from community.comments.path import MAX_LEVEL, WIDTH
from community.comments.withdrawal import withdraw
from community.discussions import moderating
from community.discussions.models import Discussion
from community.discussions.moderating import NotPossible
from community.notifications.following import subscriptions
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from tests.community.discussions.conftest import sign_in
from tests.community.discussions.moved import again, is_counted_right, logged, said, tree
from tests.factories import TopicFactory

FOLLOW = FOLLOW_KINDS["conversation"]


class TestSplitting:
    def test_the_branch_is_a_discussion_and_the_rest_stays(self, walk, moderator):
        new = moderating.split(said("Where do you walk?"), "Walking", by=moderator)

        assert (new.title, new.opening.comment, new.is_published) == ("Walking", "Where do you walk?", True)
        assert (tree(new), new.answer_count) == ([("Along the river.", 0)], 1)
        assert (tree(walk), again(walk).answer_count) == ([("We walk.", 0), ("We cook.", 0)], 2)
        assert is_counted_right()
        assert logged() == [("split", f"discussion {walk.pk} → {new.pk}")]

    def test_only_the_branchs_own_paths_are_written(self, walk, moderator):
        before = dict(Comment.objects.filter(comment__in=["We walk.", "We cook."]).values_list("comment", "path"))
        moderating.split(said("Where do you walk?"), "Walking", by=moderator)
        after = dict(Comment.objects.filter(comment__in=["We walk.", "We cook."]).values_list("comment", "path"))
        assert after == before
        assert len(said("Along the river.").path) == WIDTH

    def test_links_to_its_comments_lead_to_the_new_place(self, walk, moderator):
        new = moderating.split(said("Where do you walk?"), "Walking", by=moderator)
        for text in ("Where do you walk?", "Along the river."):
            assert Client().get(f"/comments/{said(text).pk}/")["Location"].startswith(new.get_absolute_url())
        assert "Along the river." in Client().get(new.get_absolute_url()).text

    def test_it_is_put_back_where_it_was_with_what_was_said_since(self, walk, answer, moderator):
        before = tree(walk)
        new = moderating.split(said("Where do you walk?"), "Walking", by=moderator)
        answer(new, "In the park.")

        moderating.put_back(again(new), by=moderator)

        assert tree(walk) == [*before[:3], ("In the park.", 2), before[3]]
        assert said("Where do you walk?").reply_to == said("We walk.")
        assert (
            Client().get(new.get_absolute_url(), follow=True).redirect_chain[-1][0].startswith(walk.get_absolute_url())
        )
        assert is_counted_right()
        with pytest.raises(NotPossible, match="Another moderator has just merged"):
            moderating.put_back(again(new), by=moderator)

    def test_a_branch_on_the_deepest_level_takes_along_what_stands_beside_it(self, begin, answer, moderator):
        discussion = begin()
        chain = [answer(discussion, "level 0")]
        for level in range(1, MAX_LEVEL + 3):
            chain.append(answer(discussion, f"level {level}", reply_to=chain[-1]))

        new = moderating.split(chain[MAX_LEVEL], "Deep", by=moderator)

        assert tree(new) == [(f"level {MAX_LEVEL + 1}", 0), (f"level {MAX_LEVEL + 2}", 1)]
        assert is_counted_right()
        moderating.put_back(again(new), by=moderator)
        assert tree(discussion) == [(f"level {level}", min(level, MAX_LEVEL)) for level in range(MAX_LEVEL + 3)]
        assert is_counted_right()

    def test_the_opening_and_what_is_hidden_or_elsewhere_are_refused(self, walk, moderator):
        with pytest.raises(NotPossible, match="The text at the top can't be split off"):
            moderating.split(walk.opening, "Walking", by=moderator)
        withdraw(said("We cook."))
        with pytest.raises(NotPossible, match="not published in a discussion now"):
            moderating.split(Comment.objects.get(status="withdrawn"), "Cooking", by=moderator)
        assert (Discussion.objects.count(), logged()) == (1, [])

    def test_an_answer_that_leaves_its_question_answers_it_no_more(self, walk, moderator):
        Question.objects.create(
            comment=walk.opening, conversation=walk.opening.conversation, answer=said("Along the river.")
        )
        Discussion.conversation_changed(walk.opening.conversation)
        assert again(walk).is_solved
        moderating.split(said("Where do you walk?"), "Walking", by=moderator)
        assert (again(walk).is_solved, Question.objects.get().answer) == (False, None)

    def test_features_followers_drafts_mutes_and_visits_go_along(self, walk, moderator, member, other_member):
        river = said("Along the river.")
        here = walk.opening.conversation
        Feature.objects.create(comment=river, conversation=here)
        for follower in (river.user, other_member):
            subscriptions.follow(follower, FOLLOW, walk)
        visit = Visit.objects.create(member=member, conversation=here, seen_at=river.published_at)
        draft = {"content_type": here.content_type, "object_id": walk.pk, "body": "Which river?"}
        SavedDraft.objects.create(member=member, reply_to=river, **draft)

        new = moderating.split(said("Where do you walk?"), "Walking", by=moderator)

        to = new.opening.conversation
        assert Feature.objects.get().conversation == to
        assert [row.member for row in FOLLOW.subscriptions(new)] == [river.user]
        assert Visit.objects.get(conversation=to).seen_at == visit.seen_at
        assert (SavedDraft.objects.get().object_id, SavedDraft.objects.get().reply_to) == (new.pk, river)

    def test_one_by_somebody_who_has_left_can_be_split_off(self, walk, moderator):
        Comment.objects.filter(pk=said("We cook.").pk).update(user=None, user_name="A former member")
        new = moderating.split(said("We cook."), "Cooking", by=moderator)
        assert "A former member" in Client().get(new.get_absolute_url()).text


class TestPages:
    def post(self, who: Any, discussion: Discussion, **typed: str) -> Any:
        return sign_in(who).post(f"/discussions/{discussion.pk}/moderate/", typed)

    def test_only_for_moderators(self, walk, member):
        for address in (f"/discussions/{walk.pk}/moderate/", f"/discussions/split/{said('We cook.').pk}/"):
            assert sign_in(member).get(address).status_code == 403
            assert Client().get(address).status_code == 302

    def test_moving_to_another_topic_and_back(self, walk, topic, moderator):
        other = TopicFactory(name="Pace")
        walk.topic = topic
        walk.save()
        for chosen in (other, topic):
            assert self.post(moderator, walk, move="", topic=str(chosen.pk)).status_code == 302
            assert again(walk).topic == chosen
        assert [act for act, _ in logged()] == ["move", "move"]

    def test_renaming_says_why_to_all_and_is_undone(self, walk, moderator):
        old = walk.get_absolute_url()
        assert self.post(moderator, walk, rename="", title="Sunday dread", why="").status_code == 422
        self.post(moderator, walk, rename="", title="Sunday dread", why="The old one named a person.")

        page = Client().get(old, follow=True).text
        assert "A moderator changed the title: The old one named a person." in page
        assert (again(walk).title, [act for act, _ in logged()]) == ("Sunday dread", ["rename"])
        assert "Sunday evenings" not in str(logged())

        self.post(moderator, walk, undo_renaming="")
        assert (again(walk).title, again(walk).why_renamed) == ("Sunday evenings", "")
        assert self.post(moderator, walk, undo_renaming="").status_code == 409

    def test_merging_by_address_or_number(self, walk, begin, moderator):
        for number, into in enumerate((f"https://testserver{walk.get_absolute_url()}", str(walk.pk))):
            other = begin(f"Other {number}")
            assert self.post(moderator, other, merge="", into=into).status_code == 302
            assert again(other).merged_into == walk
        for wrong in ("", "elsewhere", "https://example.org/", "99999999"):
            assert self.post(moderator, walk, merge="", into=wrong).status_code == 422
        assert self.post(moderator, walk, merge="", into=str(walk.pk)).status_code == 409

        page = sign_in(moderator).get(f"/discussions/{walk.pk}/moderate/").text
        assert page.count("Take apart again") == 2
        self.post(moderator, other, take_apart="")
        assert again(other).merged_into is None

    def test_splitting_from_the_page_more(self, walk, moderator, member):
        comment = said("Where do you walk?")
        more = f"/comments/{comment.pk}/more/"
        assert "Split off as a discussion" in sign_in(moderator).get(more).text
        assert "Split off as a discussion" not in sign_in(member).get(more).text
        address = f"/discussions/split/{comment.pk}/"
        assert sign_in(moderator).post(address, {"title": "!!"}).status_code == 422
        sign_in(moderator).post(address, {"title": "Walking"})
        new = Discussion.objects.get(title="Walking")
        assert "Put back where it was" in sign_in(moderator).get(f"/discussions/{new.pk}/moderate/").text
        self.post(moderator, new, put_back="")
        assert again(new).merged_into == walk
