import pytest

from community.comments import questions, states
from community.comments.models import Comment, Question
from community.comments.models.question import ChosenAs
from community.comments.path import MAX_LEVEL
from community.comments.questions import QuestionNotAllowed
from community.comments.withdrawal import withdraw, withdraw_all
from community.discussions.models import Discussion
from tests.factories import DiscussionFactory, UserFactory

Status = Comment.Status


@pytest.fixture
def question(say, member) -> Comment:
    asked = say("Who picks up on Tuesdays?", by=member)
    questions.mark_as_question(asked)
    return asked


def choose(question: Comment, answer: Comment) -> bool:
    return questions.choose_answer(question, answer, chosen_as=ChosenAs.ASKER)


def answer_of(question: Comment) -> int:
    """As readers see it: 0 while it is not solved."""
    [found] = questions.questions_in(question.conversation)
    return found.answer_id


def is_solved(discussion: Discussion) -> bool:
    return Discussion.objects.get(pk=discussion.pk).is_solved


class TestMarking:
    def test_it_is_marked_once_and_what_is_drawn_is_drawn_anew(self, question):
        version = question.conversation.cache_version

        questions.mark_as_question(question)

        assert Question.objects.count() == 1
        question.conversation.refresh_from_db()
        assert question.conversation.cache_version != version

    def test_what_is_not_on_the_page_is_no_question(self, say):
        for status in (Status.SPAM, Status.REMOVED, Status.UNCONFIRMED):
            with pytest.raises(QuestionNotAllowed, match="not on the page any more"):
                questions.mark_as_question(say(f"Is it {status}?", status=status))
        assert Question.objects.count() == 0

    def test_in_a_discussion_only_the_opening_asks(self, say):
        discussion = DiscussionFactory()
        with pytest.raises(QuestionNotAllowed, match="only the text at the top"):
            questions.mark_as_question(say("And who pays?", about=discussion))

        questions.mark_as_question(discussion.opening)
        assert [each.pk for each in questions.questions_in(discussion.opening.conversation)] == [discussion.opening_id]

    def test_taking_the_mark_back_takes_the_answer_with_it(self, question, say):
        choose(question, say("My mother.", to=question))

        questions.unmark_question(question)

        assert not Question.objects.exists()


class TestChoosing:
    def test_a_reply_at_any_depth_is_an_answer_also_on_the_deepest_level(self, question, say):
        said = [question]
        for number in range(MAX_LEVEL + 2):
            said.append(say(f"deeper {number}", to=said[-1]))
        assert said[-1].level == said[-2].level == MAX_LEVEL

        assert choose(question, said[-1])
        assert answer_of(question) == said[-1].pk

    def test_of_a_question_on_the_deepest_level_the_reply_beside_it(self, say):
        said = [say("first")]
        for number in range(MAX_LEVEL):
            said.append(say(f"deeper {number}", to=said[-1]))
        questions.mark_as_question(said[-1])
        reply = say("beside it", to=said[-1])
        assert not reply.path.startswith(said[-1].path)

        assert choose(said[-1], reply)
        assert questions.question_answered_by(reply) == said[-1]

    def test_not_itself_nor_what_stands_elsewhere(self, question, say, thing):
        elsewhere = say("In another conversation.", about=DiscussionFactory())
        for comment in (question, say("Another thread."), elsewhere):
            with pytest.raises(QuestionNotAllowed, match="does not stand below the question"):
                choose(question, comment)
        assert answer_of(question) == 0

    def test_another_choice_takes_its_place_and_the_same_one_changes_nothing(self, question, say):
        first, second = say("My mother.", to=question), say("We swap.", to=question)
        assert [choose(question, answer) for answer in (first, first, second)] == [True, False, True]
        assert answer_of(question) == second.pk

    def test_only_the_present_answer_is_taken_back(self, question, say):
        first, second = say("My mother.", to=question), say("We swap.", to=question)
        choose(question, second)

        assert not questions.take_answer_back(question, first)
        assert answer_of(question) == second.pk
        assert questions.take_answer_back(question, second)
        assert answer_of(question) == 0
        assert Question.objects.get().chosen_as == ""

    def test_a_question_whose_mark_is_gone_has_no_answer(self, question, say):
        reply = say("My mother.", to=question)
        questions.unmark_question(question)
        with pytest.raises(QuestionNotAllowed, match="no longer marked as a question"):
            choose(question, reply)

    def test_the_nearest_question_is_the_one_that_is_answered(self, question, say):
        nearer = say("Do you mean the school or the nursery?", to=question)
        questions.mark_as_question(nearer)

        assert questions.question_answered_by(say("The nursery.", to=nearer)) == nearer
        assert questions.question_answered_by(say("My mother.", to=question)) == question
        assert questions.question_answered_by(say("Another thread.")) is None


class TestWhatBecomesOfTheMark:
    @pytest.mark.parametrize("status", [Status.REMOVED, Status.SPAM, Status.HELD])
    def test_an_answer_that_is_hidden_takes_it_along_and_brings_it_back(self, question, say, status):
        answer = say("My mother.", to=question)
        choose(question, answer)

        states.change_status(answer, status)
        assert answer_of(question) == 0
        states.change_status(answer, Status.PUBLISHED)
        assert answer_of(question) == answer.pk

    def test_a_hidden_answer_cannot_be_chosen(self, question, say):
        answer = say("My mother.", to=question, by=UserFactory())
        withdraw(answer)
        with pytest.raises(QuestionNotAllowed, match="it was withdrawn, or a moderator removed it"):
            choose(question, answer)

    def test_withdrawing_the_answer_forgets_it(self, question, say):
        answer = say("My mother.", to=question, by=UserFactory())
        choose(question, answer)

        withdraw(answer)

        assert Question.objects.values_list("answer", "chosen_as", "chosen_at").get() == (None, "", None)

    def test_withdrawing_the_question_forgets_it_alone_or_with_many(self, question, say, member):
        other = say("And on Fridays?", by=member)
        questions.mark_as_question(other)
        withdraw(question)
        assert list(Question.objects.values_list("comment", flat=True)) == [other.pk]

        withdraw_all(other.conversation, [other.pk])
        assert not Question.objects.exists()

    def test_a_hidden_question_is_shown_to_nobody_and_can_get_no_answer(self, question, say):
        reply = say("My mother.", to=question)
        states.change_status(question, Status.REMOVED)

        assert questions.questions_in(question.conversation) == []
        assert questions.question_answered_by(reply) is None
        with pytest.raises(QuestionNotAllowed, match="no longer marked"):
            choose(question, reply)


class TestSolvedDiscussions:
    def test_the_column_follows_the_answer(self, say):
        discussion = DiscussionFactory()
        questions.mark_as_question(discussion.opening)
        assert not is_solved(discussion)
        answer = say("We swap.", about=discussion, by=UserFactory())
        choose(discussion.opening, answer)
        assert is_solved(discussion)

        states.change_status(answer, Status.REMOVED)
        assert not is_solved(discussion)
        states.change_status(answer, Status.PUBLISHED)
        assert is_solved(discussion)
        withdraw(answer)
        assert not is_solved(discussion)

    def test_taking_back_the_mark_or_the_answer_unsolves_it(self, say):
        discussion = DiscussionFactory()
        questions.mark_as_question(discussion.opening)
        answer = say("We swap.", about=discussion)
        for take_back in (
            lambda: questions.take_answer_back(discussion.opening, answer),
            lambda: questions.unmark_question(discussion.opening),
        ):
            choose(discussion.opening, answer)
            assert is_solved(discussion)
            take_back()
            assert not is_solved(discussion)
