import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.comments import questions, states
from community.comments.models import Comment
from community.comments.models.question import ChosenAs
from tests.community.posting.conftest import sign_in
from tests.factories import ArticlePageFactory, UserFactory


@pytest.fixture
def page(db):
    return ArticlePageFactory()


@pytest.fixture
def asked(say, page, member) -> Comment:
    comment = say("Who picks up on Tuesdays?", by=member, about=page)
    questions.mark_as_question(comment)
    return comment


def drawn(target, comment, who=None) -> str:
    """One comment on the page."""
    client = sign_in(who) if who else Client()
    text = client.get(target.get_absolute_url()).text
    return re.search(rf'<article class="comment[^>]*id="c{comment.pk}".*?</article>', text, re.DOTALL)[0]


def test_a_question_says_so_and_when_it_is_solved_leads_to_the_answer(page, asked, say):
    reply = say("My mother.", to=asked, about=page)
    assert '<span class="chip">question</span>' in drawn(page, asked)
    assert "the answer that helped" not in drawn(page, reply)

    questions.choose_answer(asked, reply, chosen_as=ChosenAs.ASKER)

    assert f'href="/comments/{reply.pk}/"' in drawn(page, asked)
    assert "solved: see the answer" in drawn(page, asked)
    assert "the answer that helped" in drawn(page, reply)


def test_while_the_answer_is_removed_it_is_a_question_again(page, asked, say):
    reply = say("My mother.", to=asked, about=page)
    questions.choose_answer(asked, reply, chosen_as=ChosenAs.ASKER)
    states.change_status(reply, Comment.Status.REMOVED)
    assert "solved" not in drawn(page, asked)
    assert '<span class="chip">question</span>' in drawn(page, asked)


def test_the_button_stands_below_each_reply_for_those_who_may_choose(page, asked, say, member, other_member, moderator):
    reply, elsewhere = say("My mother.", to=asked, about=page), say("Another thread.", about=page)
    author = page.authorships.first().user
    may = [member, author, moderator]
    assert ["This is the answer" in drawn(page, reply, who) for who in may] == [True, True, True]
    assert "This is the answer" not in drawn(page, reply, other_member)
    assert "This is the answer" not in drawn(page, reply)
    assert "This is the answer" not in drawn(page, elsewhere, moderator)
    assert "This is the answer" not in drawn(page, asked, member)


def test_the_answer_has_the_button_that_takes_it_back(page, asked, say, member):
    reply = say("My mother.", to=asked, about=page)
    questions.choose_answer(asked, reply, chosen_as=ChosenAs.ASKER)
    button = re.search(r"<button[^>]*comments/\d+/answer/[^>]*>[^<]*", drawn(page, reply, member))[0]
    assert ('value="no"' in button, button.endswith(">Not the answer")) == (True, True)


def test_questions_cost_the_same_however_many_there_are(page, say, member):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            sign_in(member).get(page.get_absolute_url())
        return len(queries)

    for number in range(2):
        questions.mark_as_question(say(f"Why {number}?", by=member, about=page))
    cost()
    questions.mark_as_question(say("Why not?", by=member, about=page))
    few = cost()
    for number in range(8):
        reply = say(f"Because {number}.", to=Comment.objects.order_by("pk").first(), by=UserFactory(), about=page)
        questions.mark_as_question(reply)
    assert cost() == few
