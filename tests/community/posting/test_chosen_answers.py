"""Answers that are chosen twice, at once, under an alias, or for one of two questions; and who hears of it."""

from functools import partial
from typing import Any

import pytest
from django.test import Client

from community.comments import questions, states
from community.comments.models import Comment, Mute, Question
from community.comments.models.question import ChosenAs
from community.comments.withdrawal import withdraw
from community.discussions.models import Discussion
from community.moderation.models import Decision
from community.notifications.models import Notification
from community.posting import question_views
from tests.community.comments.test_concurrency import at_once
from tests.community.posting.conftest import sign_in
from tests.factories import ArticlePageFactory, CommentFactory, DiscussionFactory, TopicFactory, UserFactory

Status = Comment.Status


@pytest.fixture
def story(db) -> Any:
    return ArticlePageFactory()


@pytest.fixture
def question(story, member) -> Comment:
    asked = CommentFactory(target=story, member=member, body="Who picks up on Tuesdays?")
    questions.mark_as_question(asked)
    return asked


@pytest.fixture
def answer(story, question, other_member) -> Comment:
    return CommentFactory(target=story, member=other_member, body="My mother.", reply_to=question)


def press(who: Any, comment: Comment, what: str = "answer", value: str = "yes") -> Any:
    client = sign_in(who) if who else Client()
    return client.post(f"/comments/{comment.pk}/{what}/", {what: value})


def chosen(question: Comment) -> tuple[int | None, str]:
    return Question.objects.values_list("answer_id", "chosen_as").get(comment=question)


def told() -> list[tuple[str, str]]:
    return list(Notification.objects.order_by("pk").values_list("recipient__username", "kind"))


class TestTwoQuestionsAboveOneAnswer:
    """A reply in the middle is marked as a question after the answer below it was chosen for the one on top."""

    @pytest.fixture
    def between(self, story, question) -> Comment:
        asker = UserFactory(username="asker-between")
        return CommentFactory(target=story, member=asker, body="Do you mean the school?", reply_to=question)

    @pytest.fixture
    def deep(self, story, question, between) -> Comment:
        deep = CommentFactory(target=story, body="The school, and my mother.", reply_to=between)
        questions.choose_answer(question, deep, chosen_as=ChosenAs.ASKER)
        questions.mark_as_question(between)
        return deep

    def test_it_stays_the_answer_to_the_first_and_its_asker_takes_it_back(self, question, between, deep, member):
        assert questions.question_answered_by(deep) == question
        assert press(member, deep, value="no").status_code == 302
        assert (chosen(question), chosen(between)) == ((None, ""), (None, ""))

    def test_then_it_can_become_the_answer_to_the_nearer_one(self, question, between, deep, member):
        assert press(between.user, deep).status_code == 403
        press(member, deep, value="no")
        assert press(between.user, deep).status_code == 302
        assert (chosen(question), chosen(between)) == ((None, ""), (deep.pk, "asker"))

    def test_the_button_is_shown_to_the_one_whose_choice_it_is(self, story, question, between, deep, member):
        def button(who: Any) -> str:
            text = sign_in(who).get(story.get_absolute_url()).text
            mine = text[text.index(f'id="c{deep.pk}"') :].partition("</article>")[0]
            return "no" if "Not the answer" in mine else "yes" if "This is the answer" in mine else ""

        assert (button(member), button(between.user)) == ("no", "")
        press(member, deep, value="no")
        assert button(between.user) == "yes"

    def test_taking_it_back_from_one_leaves_the_other(self, question, between, deep):
        Question.objects.filter(comment=between).update(answer=deep, chosen_as="author")
        assert questions.take_answer_back(question, deep)
        assert (chosen(question), chosen(between)) == ((None, ""), (deep.pk, "author"))

    def test_withdrawing_it_takes_it_from_both(self, question, between, deep):
        Question.objects.filter(comment=between).update(answer=deep, chosen_as="author")
        withdraw(deep)
        assert (chosen(question), chosen(between)) == ((None, ""), (None, ""))


class TestRoles:
    @pytest.mark.parametrize(
        ("role", "status", "saved_as"),
        [
            ("member", 302, "asker"),
            ("other_member", 403, ""),
            ("editor", 403, ""),
            ("moderator", 302, "moderator"),
            ("administrator", 302, "moderator"),
            ("author of another", 403, ""),
            ("author", 302, "author"),
        ],
    )
    def test_each_role_gets_its_own_answer(self, request, story, question, answer, role, status, saved_as):
        match role:
            case "author":
                who = story.authorships.first().user
            case "author of another":
                who = ArticlePageFactory().authorships.first().user
            case _:
                who = request.getfixturevalue(role)
        assert press(who, answer).status_code == status
        assert chosen(question) == ((answer.pk, saved_as) if saved_as else (None, ""))

    def test_a_guest_can_neither_mark_nor_choose_but_can_be_the_answer(self, story, question, member):
        as_guest = {"member": None, "guest_name": "Ann Lee", "guest_email": "ann@example.org"}
        by_guest = CommentFactory(target=story, body="A neighbour.", reply_to=question, **as_guest)
        for what in ("question", "answer"):
            assert press(None, by_guest, what)["Location"].startswith("/account/login/")
        assert chosen(question) == (None, "")
        press(member, by_guest)
        assert (chosen(question), told()) == ((by_guest.pk, "asker"), [])

    @pytest.mark.parametrize("what", ["question", "answer"])
    def test_no_get_changes_anything(self, question, answer, member, what):
        assert sign_in(member).get(f"/comments/{answer.pk}/{what}/?{what}=yes").status_code == 405
        assert Question.objects.count() == 1
        assert chosen(question) == (None, "")

    @pytest.mark.parametrize("what", ["question", "answer"])
    def test_a_form_without_its_token_is_refused(self, question, answer, member, what):
        client = Client(enforce_csrf_checks=True)
        client.force_login(member)
        assert client.post(f"/comments/{answer.pk}/{what}/", {what: "yes"}).status_code == 403
        assert chosen(question) == (None, "")

    @pytest.mark.parametrize("status", [Status.HELD, Status.SPAM])
    def test_others_do_not_even_find_one_that_waits(self, question, answer, status):
        states.change_status(answer, status)
        assert press(UserFactory(), answer).status_code == 404
        assert chosen(question) == (None, "")


class TestAliases:
    @pytest.fixture
    def nameless(self, member) -> Discussion:
        topic = TopicFactory(allows_anonymity=True)
        started = DiscussionFactory(member=member, topic=topic, without_name=True)
        questions.mark_as_question(started.opening)
        return started

    def test_who_is_told_reads_the_alias_and_no_name(self, nameless, member, other_member):
        reply = CommentFactory(target=nameless, member=other_member, body="We swap.")
        press(member, reply)

        page = sign_in(other_member).get("/notifications/").text

        assert "Your answer helped:" in page
        assert member.display_name not in page
        assert f"/members/{member.username}/" not in page

    def test_a_moderator_who_asks_under_an_alias_is_in_no_log(self, moderator, other_member):
        started = DiscussionFactory(
            member=moderator, topic=TopicFactory(allows_anonymity=True), without_name=True, body="Who else?"
        )
        press(moderator, started.opening, "question")
        press(moderator, CommentFactory(target=started, member=other_member))
        assert chosen(started.opening)[1] == "asker"
        assert not Decision.objects.exists()

    def test_an_answer_under_an_alias_tells_its_writer_and_shows_the_alias(self, nameless, member, other_member):
        reply = CommentFactory(target=nameless, member=other_member, body="We swap.", without_name=True)
        press(member, reply)
        assert told() == [(other_member.username, "answer")]
        page = Client().get(nameless.get_absolute_url()).text
        assert f"The answer by {reply.alias}" in page
        assert other_member.display_name not in page


class TestTelling:
    def test_choosing_the_same_one_twice_tells_once(self, answer, member, other_member):
        press(member, answer)
        press(member, answer)
        assert told() == [(other_member.username, "answer")]

    def test_back_and_forth_leaves_the_last_one_told(self, story, question, answer, member, other_member):
        second = CommentFactory(target=story, member=UserFactory(username="second"), reply_to=question)
        for each in (answer, second, answer):
            press(member, each)
        assert told() == [(other_member.username, "answer")]

    def test_a_muted_branch_is_silent(self, story, question, answer, member, other_member):
        Mute.objects.create(member=other_member, branch=question)
        press(member, answer)
        assert (chosen(question)[0], told()) == (answer.pk, [])


@pytest.mark.django_db(transaction=True)
def test_of_two_who_choose_at_once_one_stands_and_only_its_writer_is_told(an_index):
    story, asker = ArticlePageFactory(), UserFactory()
    author = story.authorships.first().user
    asked = CommentFactory(target=story, member=asker)
    questions.mark_as_question(asked)
    writers = {"first": UserFactory(username="first"), "second": UserFactory(username="second")}
    first, second = (CommentFactory(target=story, member=each, reply_to=asked) for each in writers.values())

    at_once(
        [
            partial(question_views.choose, asked, first, ChosenAs.ASKER, by=asker),
            partial(question_views.choose, asked, second, ChosenAs.AUTHOR, by=author),
        ]
    )

    answer_id, role = chosen(asked)
    writer = {first.pk: "first", second.pk: "second"}[answer_id or 0]
    assert role == {"first": "asker", "second": "author"}[writer]
    assert told() == [(writer, "answer")]
