"""Who marks questions and chooses answers, what is logged, and who is told."""

from typing import Any

import pytest
from django.test import Client

from community.comments import questions
from community.comments.models import Comment, Mute, Question
from community.moderation.models import Decision
from community.notifications.models import Notification
from tests.community.posting.conftest import sign_in
from tests.factories import UserFactory


@pytest.fixture
def owner(thing) -> Any:
    owner = UserFactory(username="owner")
    thing.owner_id = owner.pk
    thing.save()
    return owner


@pytest.fixture
def question(say, member) -> Comment:
    asked = say("Who picks up on Tuesdays?", by=member)
    questions.mark_as_question(asked)
    return asked


@pytest.fixture
def answer(say, question, other_member) -> Comment:
    return say("My mother.", by=other_member, to=question)


def press(who: Any, comment: Comment, what: str, value: str = "yes") -> Any:
    client = sign_in(who) if who else Client()
    return client.post(f"/comments/{comment.pk}/{what}/", {what: value})


def chosen() -> list[tuple[int | None, str]]:
    return list(Question.objects.values_list("answer_id", "chosen_as"))


def told() -> list[tuple[str, str]]:
    return list(Notification.objects.order_by("pk").values_list("recipient__username", "kind"))


def logged() -> list[tuple[str, str]]:
    return list(Decision.objects.order_by("pk").values_list("act", "actor__username"))


class TestMarking:
    def test_the_writer_the_author_and_a_moderator_may(self, say, member, owner, moderator):
        for who in (member, owner, moderator):
            asked = say(f"Who asks, {who}?", by=member)
            assert press(who, asked, "question").status_code == 302
            assert Question.objects.filter(comment=asked).exists()
            press(who, asked, "question", "no")
            assert not Question.objects.filter(comment=asked).exists()

        assert logged() == [("question", moderator.username), ("not-asked", moderator.username)]

    def test_a_guests_is_marked_by_the_author(self, say, owner):
        asked = say("Who picks up?")
        press(owner, asked, "question")
        assert Question.objects.get().comment_id == asked.pk

    def test_nobody_else_may(self, say, member, other_member):
        asked = say("Who picks up?", by=member)
        assert press(other_member, asked, "question").status_code == 403
        assert press(None, asked, "question")["Location"].startswith("/account/login/")
        assert sign_in(member).get(f"/comments/{asked.pk}/question/").status_code == 405
        assert not Question.objects.exists()

    def test_the_page_more_offers_it_to_those_alone(self, say, member, other_member, moderator):
        asked = say("Who picks up?", by=member)
        offers = [
            "Mark as a question" in sign_in(who).get(f"/comments/{asked.pk}/more/").text
            for who in (member, moderator, other_member)
        ]
        assert offers == [True, True, False]
        press(member, asked, "question")
        assert "It isn’t a question" in sign_in(member).get(f"/comments/{asked.pk}/more/").text


class TestChoosing:
    def test_who_asks_chooses_and_takes_back(self, question, answer, member, other_member):
        page = press(member, answer, "answer")
        assert page["Location"] == answer.get_absolute_url()
        assert (chosen(), told(), logged()) == ([(answer.pk, "asker")], [(other_member.username, "answer")], [])

        press(member, answer, "answer", "no")
        assert (chosen(), told()) == ([(None, "")], [])

    def test_the_author_and_a_moderator_choose_in_their_own_roles(self, question, answer, owner, moderator):
        press(owner, answer, "answer")
        assert (chosen(), logged()) == ([(answer.pk, "author")], [])
        press(owner, answer, "answer", "no")
        press(moderator, answer, "answer")
        assert (chosen(), logged()) == ([(answer.pk, "moderator")], [("answer", moderator.username)])
        press(moderator, answer, "answer", "no")
        assert logged() == [("answer", moderator.username), ("no-answer", moderator.username)]

    def test_a_moderator_who_asks_is_logged_by_no_name(self, say, moderator):
        asked = say("Who picks up?", by=moderator)
        questions.mark_as_question(asked)
        reply = say("My mother.", to=asked)

        press(moderator, reply, "answer")

        assert (chosen(), logged()) == ([(reply.pk, "asker")], [])

    def test_others_may_not(self, question, answer, other_member):
        assert press(other_member, answer, "answer").status_code == 403
        assert press(None, answer, "answer")["Location"].startswith("/account/login/")
        assert chosen() == [(None, "")]

    def test_where_nothing_is_asked_the_page_says_so(self, say, member):
        response = press(member, say("Just talk.", by=member), "answer")
        assert (response.status_code, questions.NO_QUESTION in response.text.replace("&#x27;", "'")) == (409, True)

    def test_an_answer_withdrawn_meanwhile_is_refused_with_its_reason(
        self, say, question, answer, member, other_member
    ):
        say("Thanks!", by=member, to=answer)  # so that the place of the answer stays
        sign_in(other_member).post(f"/comments/{answer.pk}/withdraw/")

        response = press(member, answer, "answer")

        assert response.status_code == 409
        assert "it was withdrawn, or a moderator removed it" in response.text
        assert chosen() == [(None, "")]


class TestTelling:
    def test_a_second_choice_tells_its_writer_and_takes_the_first_ones_back(self, say, question, answer, member):
        second = UserFactory(username="second")
        press(member, answer, "answer")
        press(member, say("We swap.", by=second, to=question), "answer")
        assert told() == [("second", "answer")]

    def test_nobody_is_told_of_their_own_choice_and_no_guest(self, say, question, member):
        for by in (member, None):
            press(member, say("We swap.", by=by, to=question), "answer")
            assert told() == []

    def test_who_has_muted_the_asker_hears_nothing(self, question, answer, member, other_member):
        Mute.objects.create(member=other_member, person=member)
        press(member, answer, "answer")
        assert (chosen()[0][0], told()) == (answer.pk, [])

    def test_the_notification_says_what_happened(self, question, answer, member, other_member):
        press(member, answer, "answer")
        page = sign_in(other_member).get("/notifications/").text
        assert "Your answer helped:" in page
        assert "My mother." in page

    def test_it_is_hidden_while_the_answer_is_removed(self, question, answer, member, other_member, moderator):
        press(member, answer, "answer")
        sign_in(moderator).post(f"/moderation/comments/{answer.pk}/remove/", {"reason": "unkind"})
        sent = Notification.objects.visible_to(other_member)
        assert "answer" not in sent.values_list("kind", flat=True)
