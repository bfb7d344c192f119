"""A question in a discussion, from the form to the list of those that are solved."""

import json
import re

import pytest
from django.test import Client

from community.comments import states
from community.comments.models import Comment, Mute, Question
from community.discussions.models import Discussion
from tests.community.discussions.conftest import filled, sign_in
from tests.factories import ArticlePageFactory, UserFactory


@pytest.fixture
def question(begin, member) -> Discussion:
    discussion = begin(by=member)
    Question.objects.create(comment=discussion.opening, conversation=discussion.opening.conversation)
    return discussion


def choose(who, comment: Comment, value: str = "yes"):
    return sign_in(who).post(f"/comments/{comment.pk}/answer/", {"answer": value})


def page_of(discussion: Discussion, who=None) -> str:
    client = sign_in(who) if who else Client()
    return client.get(discussion.get_absolute_url()).text


def data_of(discussion: Discussion) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page_of(discussion), re.DOTALL)
    return json.loads(found[1])


@pytest.mark.parametrize(("box", "is_question"), [({"is_question": "on"}, True), ({}, False)])
def test_the_form_marks_a_question(known, member, topic, box, is_question):
    client = sign_in(known(member))
    client.post("/discussions/new/", filled(client, topic=str(topic.pk), **box))
    discussion = Discussion.objects.order_by("pk").last()
    assert Question.objects.filter(comment=discussion.opening).exists() is is_question


def test_its_starter_and_moderators_mark_it_later(begin, member, moderator, other_member):
    discussion = begin(by=member)
    assert ["Mark as a question" in page_of(discussion, who) for who in (member, moderator, other_member, None)] == [
        *(True, True, False, False)
    ]
    sign_in(member).post(f"/comments/{discussion.opening_id}/question/", {"question": "yes"})
    assert '<span class="chip">Question</span>' in page_of(discussion)


def test_the_answer_stands_under_the_opening_with_the_way_to_its_place(question, answer, member):
    reply = answer(question, "We go for a walk.")
    choose(member, reply)

    section = re.search(r'<section class="answer.*?</section>', page_of(question), re.DOTALL)[0]
    assert "The answer that helped, chosen by who asked" in section
    assert "We go for a walk." in section
    assert f'<a href="/comments/{reply.pk}/">See it in its place</a>' in section
    assert 'id="c' not in section, "the comment in its place has that id"


def test_who_has_muted_its_writer_opens_it_themselves(question, answer, member, other_member):
    writer = UserFactory(display_name="Rosa")
    choose(member, answer(question, by=writer))
    Mute.objects.create(member=other_member, person=writer)
    assert "<summary>Muted: Rosa</summary>" in page_of(question, other_member)
    assert "<summary>Muted: Rosa</summary>" not in page_of(question, member)


def test_an_author_of_the_topic_may_choose_and_another_author_may_not(question, answer, topic):
    writes_about_it, writes = UserFactory(groups=["Authors"]), UserFactory(groups=["Authors"])
    ArticlePageFactory(author=writes_about_it, topics=[topic])
    ArticlePageFactory(author=writes)
    question.topic = topic
    question.save()
    reply = answer(question)
    assert "This is the answer" not in page_of(question, writes)
    assert choose(writes, reply).status_code == 403
    assert "This is the answer" in page_of(question, writes_about_it)
    assert choose(writes_about_it, reply).status_code == 302
    assert Question.objects.get().chosen_as == "author"


def test_the_list_says_solved_and_has_those_that_are(question, answer, member, begin):
    begin("Not solved")
    reply = answer(question)
    assert "Solved</span>" not in Client().get("/discussions/").text
    choose(member, reply)
    assert Client().get("/discussions/").text.count("Solved</span>") == 1
    solved = Client().get("/discussions/?sort=solved").text
    assert (question.title in solved, "Not solved" in solved) == (True, False)

    states.change_status(reply, Comment.Status.REMOVED)
    assert "Nothing solved yet" in Client().get("/discussions/?sort=solved").text
    assert "The answer that helped" not in page_of(question)


def test_who_asked_without_a_name_chooses_and_stays_without_one(begin, answer, member, nameless_topic):
    discussion = begin(by=member, without_name=True, topic=nameless_topic)
    Question.objects.create(comment=discussion.opening, conversation=discussion.opening.conversation)
    assert choose(member, answer(discussion)).status_code == 302
    page = page_of(discussion)
    assert "chosen by who asked" in page
    assert member.display_name not in page


class TestStructuredData:
    def test_a_solved_question_is_a_qa_page(self, question, answer, member):
        first, second = answer(question, "We go for a walk."), answer(question, "I write it down.")
        answer(question, "So do I.", reply_to=second)
        choose(member, first)
        Comment.objects.filter(pk=first.pk).update(reaction_count=3)

        data = data_of(question)

        assert (data["@context"], data["@type"]) == ("https://schema.org", "QAPage")
        asked = data["mainEntity"]
        assert (asked["@type"], asked["name"], asked["answerCount"]) == ("Question", question.title, 3)
        assert asked["author"]["name"] == member.display_name
        accepted = asked["acceptedAnswer"]
        assert (accepted["@type"], accepted["text"], accepted["upvoteCount"]) == ("Answer", "We go for a walk.", 3)
        assert accepted["url"].endswith(f"/comments/{first.pk}/")
        assert [each["text"] for each in asked["suggestedAnswer"]] == ["I write it down."]

    def test_until_then_it_is_a_posting(self, question, answer, member):
        reply = answer(question)
        assert data_of(question)["@type"] == "DiscussionForumPosting"
        choose(member, reply)
        choose(member, reply, "no")
        assert data_of(question)["@type"] == "DiscussionForumPosting"
