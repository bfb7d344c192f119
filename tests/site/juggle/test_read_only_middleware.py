"""Read-only: everything can be read, forms say so and give back what was typed, and nothing is saved."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from community.comments.models import Comment
from operations.read_only import is_read_only
from tests.factories import PASSWORD

NOTE = "nothing can be saved"
WORDS = "Two calendars, and a third one on the fridge."


@pytest.fixture
def read_only(settings, tmp_path):
    settings.HEARTBEAT_ROOT = tmp_path / "heartbeats"
    call_command("readonly", "on", stdout=StringIO())


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("readonly", *arguments, stdout=out)
    return out.getvalue().partition(":")[0].strip()


def test_the_command_turns_it_on_and_off_and_says_what_holds(settings, tmp_path):
    settings.HEARTBEAT_ROOT = tmp_path / "heartbeats"

    assert [said(), said("on"), said("on"), said(), said("off"), said("off")] == [
        *("Everybody can write.", "Read-only", "Read-only", "Read-only"),
        *("Everybody can write.", "Everybody can write."),
    ]
    assert not is_read_only()


def test_everything_can_be_read_and_says_so(client, read_only, article):
    page = client.get(article.get_url())

    assert (page.status_code, NOTE in page.text) == (200, True)


def test_a_comment_is_given_back_and_not_saved(client, read_only, article, member):
    client.force_login(member)

    page = client.post(f"/comments/on/blog.articlepage/{article.pk}/", {"body": WORDS})

    assert (page.status_code, page["Retry-After"], WORDS in page.text) == (503, "120", True)
    assert not Comment.objects.exists()


def test_the_cms_saves_nothing_and_gives_back_the_words(client, read_only, administrator):
    client.force_login(administrator)

    page = client.post("/cms/snippets/blog/topic/add/", {"name": WORDS})

    assert (page.status_code, WORDS in page.text) == (503, True)


def test_people_can_still_sign_in_and_out(read_only, member):
    client = Client()

    signed_in = client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    signed_out = client.post("/account/logout/")

    assert (signed_in.status_code, signed_out.status_code) == (302, 302)


def test_a_page_that_is_not_there_is_still_not_there(client, read_only, site_tree):
    assert client.post("/nothing/here/at/all/", {"body": WORDS}).status_code in (404, 503)


def test_afterwards_everybody_writes_again(client, read_only, article, member):
    client.force_login(member)
    call_command("readonly", "off", stdout=StringIO())

    page = client.post(f"/comments/on/blog.articlepage/{article.pk}/", {"body": WORDS})

    assert page.status_code == 422  # the form's own answer: a field is missing
    assert NOTE not in client.get(article.get_url()).text
