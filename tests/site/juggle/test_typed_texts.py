"""Words that could not be saved come back, whatever form they were typed into and whatever has failed."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from community.comments.models import Comment
from community.members.models import User
from community.posting.edit_views import SERVER_ERROR
from juggle.typed_texts import typed_texts
from tests.community.posting.conftest import fields, sign_in

from .conftest import SHOWN, WORDS


def database_is_locked(execute, sql, params, many, context):
    if sql.startswith(("INSERT", "UPDATE", "DELETE")):
        raise OperationalError("database is locked")
    return execute(sql, params, many, context)


def database_is_gone(execute, sql, params, many, context):
    raise OperationalError("the connection is closed")


def new_comment_fields(member: User, address: str) -> dict[str, str]:
    """The hidden fields of the form, opened a minute ago."""
    with time_machine.travel(datetime.now(UTC) - timedelta(minutes=1)):
        return fields(sign_in(member).get(address).text)


@pytest.fixture
def forms(forms, article, member) -> dict[str, tuple[User, str, dict[str, str]]]:
    """By name: who sends it, where to, and what is in it."""
    page = f"/comments/on/blog.articlepage/{article.pk}/"
    return forms | {"a comment": (member, page, new_comment_fields(member, page) | {"body": WORDS})}


NAMES = [
    "a comment",
    "an edit",
    "why a comment is removed",
    "why a member is demoted",
    "why a name is revealed",
    "a profile",
    "a conversation's settings",
]


@pytest.mark.parametrize("failing", [database_is_locked, database_is_gone])
@pytest.mark.parametrize("name", NAMES)
def test_the_text_of_every_form_comes_back(forms, name, failing):
    member, address, typed = forms[name]
    client = Client(raise_request_exception=False)
    client.force_login(member)

    with connection.execute_wrapper(failing):
        answer = client.post(address, typed)

    assert (answer.status_code, SHOWN in answer.text.replace("\r", "")) == (503, True)
    assert answer["Retry-After"] == "10"


@pytest.mark.parametrize("name", ["why a comment is removed", "a profile", "a conversation's settings"])
def test_they_come_back_when_the_form_is_from_before_signing_in(forms, name):
    member, address, typed = forms[name]
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)

    answer = client.post(address, typed)

    assert (answer.status_code, SHOWN in answer.text.replace("\r", "")) == (403, True)


def test_they_come_back_when_it_is_not_allowed_any_more_or_gone(forms, member, moderator):
    _, address, typed = forms["why a comment is removed"]

    refused = sign_in(member).post(address, typed)
    gone = sign_in(moderator).post("/moderation/comments/999999/remove/", typed)

    assert [(answer.status_code, SHOWN in answer.text.replace("\r", "")) for answer in (refused, gone)] == [
        (403, True),
        (404, True),
    ]


def test_the_form_of_an_edit_itself_comes_back_so_that_it_can_be_saved_again(forms):
    member, address, typed = forms["an edit"]
    client = sign_in(member)

    with connection.execute_wrapper(database_is_locked):
        answer = client.post(address, typed)
    again = client.post(address, typed)

    assert SERVER_ERROR in answer.text
    assert again.status_code == 302
    assert Comment.objects.filter(comment=WORDS).count() == 1


def test_the_text_of_a_form_that_is_too_large_comes_back(forms, settings):
    member, address, typed = forms["why a comment is removed"]
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 300
    fits = urlencode(typed | {"more": "x" * (300 - len(urlencode(typed | {"more": ""})))})
    one_more = f"{fits}x"
    form = "application/x-www-form-urlencoded"

    answers = [sign_in(member).post(address, body, content_type=form) for body in (fits, one_more)]

    assert [answer.status_code for answer in answers] == [302, 413]
    assert SHOWN in answers[1].text.replace("\r", "")
    assert "That was too much at once" in answers[1].text


def test_a_form_with_files_that_is_too_large_is_answered_as_well(forms, settings):
    member, address, typed = forms["a profile"]
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 300

    answer = sign_in(member).post(address, typed | {"more": "x" * 300})

    assert (answer.status_code, SHOWN in answer.text) == (413, False)


def test_what_nobody_composed_is_left_out_and_so_are_secrets():
    typed = {
        "csrfmiddlewaretoken": "a b",
        "password1": "correct horse battery",
        "security_hash": "0123456789abcdef",
        "visible_for": "members",
        "next": "/account/login/?next=/",
        "go_live_at": "2026-11-27 12:00",
        "note": "Thanks",
        "body": "  ",
        "title": "Two words",
        "again": "Two words",
        "chinese": "谢谢",
    }

    assert typed_texts(RequestFactory().post("/", typed)) == ["Thanks", "Two words", "谢谢"]
    assert typed_texts(RequestFactory().get("/", typed)) == []


def test_a_request_that_cannot_be_read_any_more_gives_nothing_back():
    request = RequestFactory().post("/", b"half of it", content_type="multipart/form-data; boundary=x")

    assert typed_texts(request) == []
