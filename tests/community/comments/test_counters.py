from importlib import import_module

import pytest
from django.apps import apps
from django_comments_xtd.models import XtdComment

from community.comments import states
from community.comments.models import Comment
from community.comments.path import MAX_LEVEL
from tests.community.conversations.test_rendering import html_for

Status = Comment.Status


@pytest.fixture
def dialogue(say) -> list[Comment]:
    """The last comment that is indented, and two answers that stand beside it."""
    said = [say("the first")]
    for number in range(MAX_LEVEL + 2):
        said.append(say(f"answer {number}", to=said[-1]))
    return said[MAX_LEVEL:]


def counts(comments: list[Comment]) -> list[int]:
    return [Comment.objects.get(pk=comment.pk).nested_count for comment in comments]


def test_an_answer_that_stands_beside_what_it_answers_is_counted_there(dialogue):
    assert counts(dialogue) == [1, 1, 0]

    states.change_status(dialogue[2], Status.REMOVED)
    assert counts(dialogue) == [1, 0, 0]

    states.change_status(dialogue[2], Status.PUBLISHED)
    assert counts(dialogue) == [1, 1, 0]


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.REMOVED, Status.HELD])
def test_what_is_taken_down_keeps_its_place_for_the_answer_beside_it(client, dialogue, status):
    _, taken_down, answer = dialogue
    states.change_status(taken_down, status)

    html = html_for(answer)

    assert f'id="c{taken_down.pk}" tabindex="-1" aria-label' in html
    assert f'href="/comments/{taken_down.pk}/">in reply to a comment no longer shown</a>' in html
    assert client.get(f"/comments/{taken_down.pk}/").status_code == 302
    assert client.get(f"/comments/{answer.pk}/").status_code == 302


def test_answers_that_stood_there_before_are_counted_once_the_site_is_brought_up_to_date(dialogue, say):
    say("a second answer", to=dialogue[1])
    say("waits", to=dialogue[2], status="held")
    XtdComment.objects.filter(pk__in=[comment.pk for comment in dialogue]).update(nested_count=0)

    import_module("community.comments.migrations.0009_answers_beside_are_counted").count(apps, None)

    assert counts(dialogue) == [1, 2, 0]
