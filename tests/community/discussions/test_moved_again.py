"""What was moved once is moved again: merged into a third one, split off with its branch, put back and split anew."""

import pytest
from django.test import Client

from community.comments.models import Comment, Question
from community.comments.withdrawal import withdraw
from community.discussions import moderating
from community.discussions.models import Discussion
from community.discussions.moderating import NotPossible
from community.discussions.start import rename
from tests.community.discussions.conftest import sign_in
from tests.community.discussions.moved import again, is_counted_right, logged, said, tree
from tests.factories import UserFactory


@pytest.fixture
def mondays(begin, answer) -> Discussion:
    mondays = begin("Mondays", body="And Mondays are worse.")
    answer(mondays, "True.")
    return mondays


@pytest.fixture
def work(begin, answer) -> Discussion:
    work = begin("Work", body="It is work.")
    answer(work, "It is not.")
    return work


class TestMergedTwice:
    @pytest.fixture
    def all_in_one(self, walk, mondays, work, moderator) -> Discussion:
        moderating.merge(mondays, work, by=moderator)
        moderating.merge(again(work), walk, by=moderator)
        return again(walk)

    def test_everything_stands_in_the_last_one_in_its_order(self, all_in_one):
        """What was merged first is older than the text that it stands below."""
        assert tree(all_in_one)[-4:] == [
            ("It is work.", 0),
            ("And Mondays are worse.", 1),
            ("True.", 2),
            ("It is not.", 1),
        ]
        assert all_in_one.answer_count == 8
        assert is_counted_right()

    def test_both_addresses_lead_to_their_texts_there(self, all_in_one, mondays, work):
        for earlier in (mondays, work):
            [*_, (last, status)] = Client().get(earlier.get_absolute_url(), follow=True).redirect_chain
            assert (last, status) == (f"{all_in_one.get_absolute_url()}#c{earlier.opening_id}", 302)

    def test_both_belong_to_the_last_one_and_its_page_can_take_both_apart(self, all_in_one, mondays, work, moderator):
        assert [again(each).merged_into for each in (mondays, work)] == [all_in_one, all_in_one]
        page = sign_in(moderator).get(f"/discussions/{all_in_one.pk}/moderate/").text
        assert page.count("Take apart again") == 2

    def test_the_first_one_can_be_taken_apart_alone(self, all_in_one, mondays, work, moderator):
        moderating.take_apart(again(mondays), by=moderator)

        assert tree(again(mondays)) == [("True.", 0)]
        assert tree(all_in_one)[-2:] == [("It is work.", 0), ("It is not.", 1)]
        assert (again(mondays).is_published, again(work).is_published) == (True, False)
        assert is_counted_right()

    def test_the_second_one_takes_the_first_one_along_when_it_leaves(self, all_in_one, walk, mondays, work, moderator):
        moderating.take_apart(again(work), by=moderator)

        assert tree(again(work)) == [("And Mondays are worse.", 0), ("True.", 1), ("It is not.", 0)]
        assert again(mondays).merged_into == again(work)
        moderating.take_apart(again(mondays), by=moderator)
        assert [tree(again(each)) for each in (work, mondays)] == [[("It is not.", 0)], [("True.", 0)]]
        assert again(walk).answer_count == 4
        assert is_counted_right()

    def test_withdrawing_the_first_text_takes_its_title_along_and_no_other(self, all_in_one, mondays, work):
        withdraw(said("And Mondays are worse."))
        titles = [again(each).title for each in (mondays, work, all_in_one)]
        assert titles == ["", "Work", "Sunday evenings"]

    def test_each_step_is_a_row_of_the_log(self, all_in_one, mondays, work):
        assert logged() == [
            ("merge", f"discussion {mondays.pk} → {work.pk}"),
            ("merge", f"discussion {work.pk} → {all_in_one.pk}"),
        ]

    def test_it_is_not_merged_into_the_one_it_stands_in_already(self, all_in_one, mondays, moderator):
        with pytest.raises(NotPossible, match="Another moderator has just merged one of them"):
            moderating.merge(again(mondays), all_in_one, by=moderator)
        with pytest.raises(NotPossible, match="Another moderator has just merged one of them"):
            moderating.merge(all_in_one, again(mondays), by=moderator)
        assert len(logged()) == 2


class TestSplitWithWhatWasMerged:
    def test_a_merged_text_is_taken_apart_and_not_split_off(self, walk, mondays, moderator):
        moderating.merge(mondays, walk, by=moderator)
        address = f"/discussions/split/{mondays.opening_id}/"

        response = sign_in(moderator).post(address, {"title": "Mondays anew"})

        assert (response.status_code, moderating.BEGAN_ONE in response.text) == (409, True)
        assert 'value="Mondays anew"' in response.text
        assert (Discussion.objects.count(), [act for act, _ in logged()]) == (2, ["merge"])

    def test_its_answers_are_split_off_as_anywhere(self, walk, mondays, moderator):
        moderating.merge(mondays, walk, by=moderator)
        new = moderating.split(said("True."), "True", by=moderator)
        assert (new.split_from, new.split_under) == (walk, said("And Mondays are worse."))
        moderating.put_back(again(new), by=moderator)
        assert tree(walk)[-2:] == [("And Mondays are worse.", 0), ("True.", 1)]
        assert is_counted_right()

    def test_what_was_put_back_is_split_again_by_taking_it_apart(self, walk, moderator):
        new = moderating.split(said("Where do you walk?"), "Walking", by=moderator)
        moderating.put_back(again(new), by=moderator)
        with pytest.raises(NotPossible, match="was the text of a discussion of its own before"):
            moderating.split(said("Where do you walk?"), "Walking again", by=moderator)

        moderating.take_apart(again(new), by=moderator)

        assert (again(new).title, tree(again(new))) == ("Walking", [("Along the river.", 0)])
        assert tree(walk) == [("We walk.", 0), ("We cook.", 0)]
        assert is_counted_right()
        assert [act for act, _ in logged()] == ["split", "apart", "apart"]

    def test_it_can_be_put_back_once_more_afterwards(self, walk, moderator):
        before = tree(walk)
        new = moderating.split(said("Where do you walk?"), "Walking", by=moderator)
        for _ in range(2):
            moderating.put_back(again(new), by=moderator)
            assert tree(walk) == before
            moderating.take_apart(again(new), by=moderator)
        assert said("Where do you walk?").is_opening
        assert is_counted_right()


class TestPutBackWhereThePlaceIsGone:
    def test_into_one_that_was_merged_meanwhile_is_refused(self, walk, mondays, moderator):
        new = moderating.split(said("Where do you walk?"), "Walking", by=moderator)
        moderating.merge(again(walk), mondays, by=moderator)
        with pytest.raises(NotPossible, match="Another moderator has just merged one of them"):
            moderating.put_back(again(new), by=moderator)
        assert again(new).is_published

    def test_below_a_comment_that_was_split_off_itself_it_becomes_a_thread(self, walk, moderator):
        new = moderating.split(said("Where do you walk?"), "Walking", by=moderator)
        moderating.split(said("We walk."), "Legs", by=moderator)

        moderating.put_back(again(new), by=moderator)

        assert sorted(tree(walk)) == [("Along the river.", 1), ("We cook.", 0), ("Where do you walk?", 0)]
        assert said("Where do you walk?").reply_to is None
        assert is_counted_right()

    def test_one_that_was_never_split_off_has_nowhere_to_go(self, walk, moderator):
        response = sign_in(moderator).post(f"/discussions/{walk.pk}/moderate/", {"put_back": ""})
        assert (response.status_code, "There is nothing to undo any more" in response.text) == (409, True)
        assert "Put back where it was" not in response.text


class TestTitles:
    def test_its_starter_renames_it_and_the_moderators_reason_is_gone(self, begin, known, member, moderator):
        discussion = begin("Frau Schmidt again", by=known(member))
        moderating.rename_by_moderator(discussion, "My boss again", why="It named a person.", by=moderator)
        assert "It named a person." in Client().get(discussion.get_absolute_url()).text

        assert rename(again(discussion), "My Mondays")

        now = again(discussion)
        assert (now.title, now.earlier_title, now.why_renamed) == ("My Mondays", "", "")
        assert "A moderator changed the title" not in Client().get(now.get_absolute_url()).text
        with pytest.raises(NotPossible, match="nothing to undo any more"):
            moderating.undo_renaming(now, by=moderator)

    def test_a_second_reason_takes_the_place_of_the_first(self, walk, moderator):
        moderating.rename_by_moderator(walk, "Second", why="Too long.", by=moderator)
        moderating.rename_by_moderator(again(walk), "Third", why="Too short.", by=moderator)
        assert (again(walk).why_renamed, again(walk).earlier_title) == ("Too short.", "Second")
        moderating.undo_renaming(again(walk), by=moderator)
        assert (again(walk).title, again(walk).why_renamed) == ("Second", "")

    def test_withdrawing_the_text_takes_reason_and_earlier_title_along(self, walk, moderator):
        moderating.rename_by_moderator(walk, "Sunday dread", why="It named Anna.", by=moderator)
        withdraw(again(walk).opening)
        now = Discussion.objects.get(pk=walk.pk)
        assert (now.title, now.slug, now.earlier_title, now.why_renamed) == ("", "", "", "")


def test_a_question_keeps_its_answer_through_a_merge_and_back(walk, mondays, moderator):
    mark = Question.objects.create(
        comment=mondays.opening, conversation=mondays.opening.conversation, answer=said("True.")
    )
    Discussion.conversation_changed(mondays.opening.conversation)
    assert again(mondays).is_solved

    moderating.merge(again(mondays), walk, by=moderator)
    mark.refresh_from_db()
    assert (mark.answer, mark.conversation) == (said("True."), walk.opening.conversation)
    assert not again(walk).is_solved

    moderating.take_apart(again(mondays), by=moderator)
    mark.refresh_from_db()
    assert (again(mondays).is_solved, mark.answer) == (True, said("True."))


def test_one_by_somebody_who_is_banned_is_merged_all_the_same(walk, begin, moderator):
    banned = UserFactory(is_active=False)
    other = begin("Mondays", by=banned, body="And Mondays are worse.")
    moderating.merge(other, walk, by=moderator)
    assert Comment.objects.get(user=banned).conversation == walk.opening.conversation
    assert tree(walk)[-1] == ("And Mondays are worse.", 0)
