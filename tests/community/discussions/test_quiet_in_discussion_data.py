"""What is kept quiet is not told to search engines: neither an opening nor an answer, solved or not."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.comments.models import Comment
from community.comments.quiet import keep_quiet
from tests.factories import CommentFactory, DiscussionFactory

OPENING = "I cannot do this any longer."
ANSWER = "Neither can I, to be honest."


@pytest.fixture
def discussion(member):
    return DiscussionFactory(title="Tired", body=OPENING, member=member)


@pytest.fixture
def answer(discussion, other_member) -> Comment:
    return CommentFactory(target=discussion, member=other_member, body=ANSWER)


def told(discussion) -> list[dict]:
    page = BeautifulSoup(Client().get(discussion.get_absolute_url()).text, "html.parser")
    return [json.loads(one.text) for one in page.select('script[type="application/ld+json"]')]


def test_nothing_is_told_of_a_discussion_whose_opening_is_quiet(discussion, answer):
    [before] = told(discussion)
    keep_quiet(discussion.opening, True)

    assert before["text"] == OPENING
    assert told(discussion) == []
    assert OPENING in Client().get(discussion.get_absolute_url()).text


def test_of_the_answers_those_that_are_not_quiet(discussion, answer, member):
    CommentFactory(target=discussion, member=member, body="Thank you.")
    [before] = told(discussion)
    keep_quiet(answer, True)
    [after] = told(discussion)

    assert [one["text"] for one in before["comment"]] == [ANSWER, "Thank you."]
    assert [one["text"] for one in after["comment"]] == ["Thank you."]
