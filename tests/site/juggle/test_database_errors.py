"""Somebody holds a lock for too long: the wait ends, the page says so, and what was typed comes back."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client

from community.comments.database_errors import is_lock_timeout
from community.comments.models import Comment, Conversation
from community.members.models import User
from community.posting.edit_views import BUSY as EDIT_BUSY
from community.posting.refusals import BUSY
from tests.factories import ArticlePageFactory, CommentFactory, UserFactory
from tests.site.juggle.test_typed_texts import SHOWN, WORDS, new_comment_fields

WAIT = 200  # milliseconds, in these tests


@contextmanager
def somebody_writing() -> Iterator[None]:
    """Another connection holds the conversations and the members; on SQLite, as always, everything."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN" if other.vendor == "postgresql" else "BEGIN IMMEDIATE")
            cursor.execute("UPDATE comments_conversation SET note = note")
            cursor.execute("UPDATE members_user SET about = about")
        with connection.cursor() as cursor:
            on_postgresql = f"SET lock_timeout = {WAIT}"
            cursor.execute(on_postgresql if connection.vendor == "postgresql" else f"PRAGMA busy_timeout = {WAIT}")
        yield
    finally:
        other.close()
        connection.close()  # the next one has the usual wait


@pytest.fixture
def member(an_index: None) -> User:
    return UserFactory(display_name="Jonas M.", username="jonas-m")


def signed_in(member: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(member)
    return client


def test_a_comment_comes_back_with_what_happened_and_can_be_posted_a_moment_later(member):
    conversation = Conversation.objects.get_or_create_for(ArticlePageFactory())
    page = f"/comments/on/blog.articlepage/{conversation.object_id}/"
    typed = new_comment_fields(member, page) | {"body": WORDS}
    client = signed_in(member)

    with somebody_writing():
        answer = client.post(page, typed)
    assert not Comment.objects.exists()
    posted = client.post(page, typed)

    assert (answer.status_code, SHOWN in answer.text.replace("\r", "")) == (503, True)
    assert BUSY.replace("'", "&#x27;") in answer.text
    assert posted.status_code == 302, posted.text
    assert [comment.comment for comment in Comment.objects.all()] == [WORDS]


def test_so_does_an_edit(member):
    comment = CommentFactory(member=member)
    client = signed_in(member)
    address = f"/comments/{comment.pk}/edit/"
    form = client.get(address).context["form"]

    with somebody_writing():
        answer = client.post(address, {"body": WORDS, "before": form["before"].value()})

    assert (answer.status_code, SHOWN in answer.text.replace("\r", "")) == (503, True)
    assert EDIT_BUSY.replace("'", "&#x27;") in answer.text


def test_every_other_form_leads_to_a_page_with_the_text(member):
    profile = dict.fromkeys(("about_for", "pronouns_for", "ages_for", "work_for", "picture_for"), "everyone")
    typed = profile | {"display_name": "Jonas M.", "about": WORDS}
    client = signed_in(member)

    with somebody_writing():
        answer = client.post("/members/me/edit/", typed)

    assert (answer.status_code, SHOWN in answer.text.replace("\r", "")) == (503, True)
    assert "Everybody is writing at once" in answer.text
    assert answer["Retry-After"] == "10"


def test_a_wait_of_any_transaction_ends(an_index):
    UserFactory()

    with somebody_writing(), pytest.raises(OperationalError) as caught, transaction.atomic():
        User.objects.update(about="Mine")

    assert is_lock_timeout(caught.value)


def test_other_failures_of_the_database_are_no_lock_timeouts():
    assert not is_lock_timeout(OperationalError("the connection is closed"))
    assert not is_lock_timeout(ValueError("database is locked"))
    assert not is_lock_timeout(None)


def test_how_long_a_statement_waits(db):
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout" if connection.vendor == "postgresql" else "PRAGMA busy_timeout")
        assert cursor.fetchone() == (("5s",) if connection.vendor == "postgresql" else (10_000,))
